// @ts-check
/** Shows a place in a text: its line, with a caret below. */

import { plain } from './wrap.js';

/** Credentials of a request: its header, or a JWT anywhere. */
const SECRETS = /(?<=\bBearer )[^\s'"]+|\beyJ[\w-]+(?:\.[\w-]*)*/g;

/** Hides the credentials in a text of the same length. @param {string} text */
const hidden = (text) => text.replace(SECRETS, (secret) => '*'.repeat(secret.length));

/**
 * @param {string} given
 * @param {{ start: number, end: number, line: number }} span
 * @param {number} width of the whole frame
 * @returns {{ gutter: string, source: string, caret: string }}
 */
export function frameOf(given, { start, end, line }, width) {
  const text = hidden(given);
  const gutter = String(line);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', start);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  const room = Math.max(20, width - gutter.length - 5);

  // A body is often one long line: then the frame shows the part around the place.
  const isInFront = Math.min(end, start + room / 4) - lineStart <= room;
  const from = isInFront ? lineStart : start - Math.floor(room / 2);
  const to = Math.min(lineEnd, from + room);
  const lead = from > lineStart ? '…' : '';
  const tail = to < lineEnd ? '…' : '';
  const source = `${lead}${plain(text.slice(from, to))}${tail}`.trimEnd();

  const before = lead + plain(text.slice(from, start));
  const marked = Math.max(1, Math.min(end, to) - start);
  return { gutter, source, caret: ' '.repeat([...before].length) + '^'.repeat(marked) };
}
