/** The marks of an accented text, so that one without them is seen. */
export interface Accent {
  /** The marks around every text. */
  readonly frame: readonly [begin: string, end: string];
  /** The marks around the data inside it. */
  readonly isolate: readonly [begin: string, end: string];
}

const FROM = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const TO = [...'áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'];

/** Words by which a text grows, as it may in another language. */
const MORE = 'one two three four five six seven eight nine ten eleven twelve ';
const GROWTH = 0.4;

/**
 * Writes a text with accents, 40 % longer, in brackets. Data in it stays as it is, and so do names between backticks and accented
 * parts.
 *
 * @param data the values that the text may contain
 */
export function accented(text: string, { frame, isolate }: Accent, data: readonly string[] = []): string {
  const known = data
    .toSorted((a, b) => b.length - a.length)
    .map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const kept = new RegExp(`(${[BACKTICKS, ACCENTED, ...known, NUMBER].join('|')})`, 'u');
  const written = text.split(kept).map((part, index) => {
    if (index % 2 === 0) return [...part].map(withAccent).join('');
    return part.startsWith('`') ? part : isolate[0] + part + isolate[1];
  });
  const [begin, end] = frame;
  return `${begin}⟦${written.join('')} ${longer(text.length)}⟧${end}`;
}

const BACKTICKS = '`[^`]*`';
const ACCENTED = '⟦[^⟧]*⟧';
const NUMBER = '\\d[\\d.,:/]*';

function withAccent(letter: string): string {
  return TO[FROM.indexOf(letter)] ?? letter;
}

/** As many letters as a text of that length grows by. */
function longer(length: number): string {
  const by = Math.ceil(length * GROWTH);
  return MORE.repeat(Math.ceil(by / MORE.length))
    .slice(0, by)
    .trim();
}
