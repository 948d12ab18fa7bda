/** A piece of the text that is replaced. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Says how a text became another one in small changes, so that the cursor, what is folded and the history stay where they
 * are: white space alone when only that differs, line by line when there are as many lines, else one piece.
 */
export function changesBetween(before: string, after: string): readonly Change[] {
  if (before === after) return [];
  if (withoutSpace(before) === withoutSpace(after)) return spaceChanges(before, after);
  const lines = before.split('\n');
  const newLines = after.split('\n');
  if (lines.length !== newLines.length) return [pieceChange(before, after, 0)];
  const changes: Change[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const newLine = newLines[index] ?? '';
    if (line !== newLine) changes.push(pieceChange(line, newLine, start));
    start += line.length + 1;
  }
  return changes;
}

/** Whether changes are what one press of a key does. */
export function isOneKey(changes: readonly Change[]): boolean {
  return changes.length === 1 && changes.every(({ from, to, insert }) => to - from + insert.length === 1);
}

/** The one piece between what both texts begin and end with. */
function pieceChange(before: string, after: string, offset: number): Change {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from: offset + head, to: offset + before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** The runs of white space that differ, between characters that are the same. */
function spaceChanges(before: string, after: string): readonly Change[] {
  const changes: Change[] = [];
  const spaces = /\s*/y;
  const spaceAt = (text: string, index: number) => {
    spaces.lastIndex = index;
    return spaces.exec(text)?.[0] ?? '';
  };
  for (let from = 0, at = 0; from < before.length || at < after.length; from += 1, at += 1) {
    const old = spaceAt(before, from);
    const insert = spaceAt(after, at);
    if (old !== insert) changes.push({ from, to: from + old.length, insert });
    from += old.length;
    at += insert.length;
  }
  return changes;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
