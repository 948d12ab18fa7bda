import { language } from './language.js';

/** Numbers, times and plurals, as the language of the page writes them. */

/** Caches a formatter of the language: its creation takes long. */
function inLanguage<Made>(make: (tag: string) => Made): () => Made {
  let made: { readonly tag: string; readonly value: Made } | undefined;
  return () => {
    const { tag, formats = tag } = language.value;
    if (made?.tag !== formats) made = { tag: formats, value: make(formats) };
    return made.value;
  };
}

const numbers = inLanguage((tag) => new Intl.NumberFormat(tag));
const plurals = inLanguage((tag) => new Intl.PluralRules(tag));

/** Writes a number. */
export function number(value: number): string {
  return numbers().format(value);
}

/** The forms of a sentence about a number, by the language's plural rules; `#` is replaced by the number. */
export type Plural = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Writes a sentence about a number: `plural(2, { one: '# error', other: '# errors' })`. */
export function plural(value: number, forms: Plural): string {
  const form = forms[plurals().select(value)] ?? forms.other;
  return form.replace('#', number(value));
}

const spans = inLanguage((tag) => ({
  milliseconds: unit(tag, 'millisecond', 0),
  fineSeconds: unit(tag, 'second', 2),
  seconds: unit(tag, 'second', 0),
  minutes: unit(tag, 'minute', 0),
  hours: unit(tag, 'hour', 0),
  together: new Intl.ListFormat(tag, { type: 'unit', style: 'short' }),
}));

function unit(tag: string, name: 'millisecond' | 'second' | 'minute' | 'hour', digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/**
 * Writes a measured time span: milliseconds below one second, hundredths below a minute, whole seconds from there. It is negative
 * where clocks disagree.
 */
export function duration(ms: number): string {
  if (ms < 0) return `−${duration(-ms)}`;
  const { milliseconds, fineSeconds } = spans();
  if (ms < 1000) return milliseconds.format(ms);
  return ms < 60_000 ? fineSeconds.format(ms / 1000) : wholeSeconds(Math.round(ms / 1000));
}

/** Writes the time since something else: `+1.20 sec`; negative where clocks disagree. */
export function since(ms: number): string {
  return (ms < 0 ? '' : '+') + duration(ms);
}

/** Writes a time span that is counted in seconds: `20 sec`, `1 min, 30 sec`. */
export function wholeSeconds(whole: number): string {
  const { seconds, minutes } = spans();
  return whole < 60 ? seconds.format(whole) : inTwo(whole, minutes, seconds);
}

/** Writes about how long something is ago or ahead, never more than there is: `20 sec`, `5 min`, `1 hr, 5 min`. */
export function roughly(seconds: number): string {
  if (seconds < 60) return wholeSeconds(Math.floor(seconds));
  const { minutes, hours } = spans();
  const whole = Math.floor(seconds / 60);
  return whole < 60 ? minutes.format(whole) : inTwo(whole, hours, minutes);
}

/** Writes a number of units in the larger unit of sixty, with the rest, if there is one. */
function inTwo(whole: number, sixties: Intl.NumberFormat, units: Intl.NumberFormat): string {
  const parts = [sixties.format(Math.floor(whole / 60))];
  if (whole % 60 > 0) parts.push(units.format(whole % 60));
  return spans().together.format(parts);
}

const times = inLanguage((tag) => ({
  toMinutes: new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  toSeconds: new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }),
  withDate: new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }),
  toMilliseconds: new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }),
}));

/** Writes the time of day; `at` is in milliseconds since 1970. */
export function timeOfDay(at: number, to: 'toMinutes' | 'toSeconds' | 'toMilliseconds'): string {
  return times()[to].format(at);
}

/** Writes a moment: today's by its time of day, others with their date. */
export function moment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return times()[isToday ? 'toSeconds' : 'withDate'].format(at);
}

/** In English: `1 error`, `2 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return plural(number, { one: `# ${one}`, other: `# ${many}` });
}
