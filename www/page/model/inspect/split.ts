/**
 * One part of a pasted text.
 *
 * - `body`: from a brace to the one that closes it; the core decides whether it is JSON
 * - `head`: the first line and the headers of an HTTP message
 * - `noBody`: the place behind such a head where there is no body
 * - `stray`: anything else
 */
export interface Piece {
  readonly kind: 'body' | 'head' | 'noBody' | 'stray';
  readonly text: string;
  /** Where it begins in the text, from 0. */
  readonly start: number;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/**
 * Splits a text into bodies and what is between them. Brackets and commas between bodies are skipped, so a list, JSON Lines and
 * bodies one after the other are the same here.
 */
export function splitText(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const line = lineCounter(text);
  const add = (kind: Piece['kind'], start: number, end: number) => {
    pieces.push({ kind, text: text.slice(start, end).trimEnd(), start, line: line(start) });
    return end;
  };
  const nextHead = finder(text, unmistakable);
  const nextBrace = finder(text, /\{/g);
  const nextLine = finder(text, /\n/g);
  const isLines = !otherThanBody.test(text);

  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const headEnd = endOfHead(text, at);
    if (headEnd !== undefined) {
      const isRequest = requestLine.test(text.slice(at, headEnd));
      at = add('head', at, headEnd);
      const next = skip(text, at);
      if (isRequest && (next === text.length || nextHead(at) === next)) add('noBody', at, at);
    } else if (text[at] === '{') {
      // A body that is never closed must not contain the next one, if the start of that is known.
      at = add('body', at, endOfBody(text, at, isLines ? nextLine(at) : nextHead(at + 1)));
    } else {
      at = add('stray', at, Math.min(nextBrace(at), nextHead(at + 1)));
    }
  }
  return pieces;
}

/** Skips the separators of bodies. */
function skip(text: string, at: number): number {
  separators.lastIndex = at;
  return at + (separators.exec(text)?.[0].length ?? 0);
}
const separators = /[\s,[\]]*/y;

/** The start of a line other than a brace: the text is not one body per line. */
const otherThanBody = /^[^\S\n]*[^\s{]/m;

const requestLine = /^[a-z]+ \S+ HTTP\//i;

/** The first line of an HTTP message, or credentials on a line of their own: neither can be inside JSON. */
const unmistakable = /^(?:[A-Z]{3,10} \S+ HTTP\/\d|HTTP\/\d\S* \d{3}|(?:proxy-)?authorization:)/gim;

/** A first line, or a header: the latter has no brace, which a line of a log may have. */
const headLine = /(?:[A-Z]{3,10} \S+ HTTP\/\d\S*|HTTP\/\d\S* \d{3}[^\n]*|[\w-]+:(?:[ \t][^\n{]*)?)\r?(?:\n|$)/iy;
const otherHeadLine = /(?!\s*[{[])[^\S\n]*\S[^\n]*(?:\n|$)/y;

/** Returns the end of a head: before a blank line, or before a body that follows at once. */
function endOfHead(text: string, at: number): number | undefined {
  headLine.lastIndex = at;
  if (!headLine.test(text)) return undefined;
  let end = headLine.lastIndex;
  for (otherHeadLine.lastIndex = end; otherHeadLine.test(text); ) end = otherHeadLine.lastIndex;
  return end;
}

/** Returns the end of the body at a place, at most the limit. */
function endOfBody(text: string, at: number, limit: number): number {
  let depth = 0;
  for (let end = at; end < limit; end += 1) {
    const character = text[end];
    if (character === '"') end = endOfString(text, end, limit);
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return end + 1;
    }
  }
  return limit;
}

/** Returns the place of the closing quote. A string ends with its line: JSON has no longer ones. */
function endOfString(text: string, at: number, limit: number): number {
  for (let end = at + 1; end < limit; end += 1) {
    const character = text[end];
    if (character === '"' || character === '\n') return end;
    if (character === '\\') end += 1;
  }
  return limit;
}

/** Finds the next of some places, at a place or behind it; the text's end after the last. For places that only grow. */
function finder(text: string, pattern: RegExp): (at: number) => number {
  const places = text.matchAll(pattern);
  const next = () => places.next().value?.index ?? text.length;
  let place = next();
  return (at) => {
    while (place < at) place = next();
    return place;
  };
}

/** Counts lines, for places that only grow. */
function lineCounter(text: string): (at: number) => number {
  const newLine = finder(text, /\n/g);
  let line = 1;
  let counted = 0;
  return (at) => {
    for (let end = newLine(counted); end < at; end = newLine(counted)) {
      line += 1;
      counted = end + 1;
    }
    return line;
  };
}
