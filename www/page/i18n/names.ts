/** Names inside sentences: their direction is their own, whatever the language around them. */

const START = '\u2068';
const END = '\u2069';
/** The maximum length of a name in a sentence, in characters. */
const MAX_LENGTH = 48;

/** Controls of the direction, which would reorder the text around a name, and line breaks. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Isolates a name in a sentence, and shortens a long one. */
export function isolate(name: string): string {
  return START + shortName(name) + END;
}

/** Shortens a long name, and removes controls of the direction. */
export function shortName(name: string): string {
  const clean = name.replace(CONTROLS, ' ').trim();
  const letters = [...clean];
  return letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH - 1).join('')}…` : clean;
}

/** Returns a sentence without the isolates around its names. */
export function plainText(sentence: string): string {
  return splitNames(sentence).join('');
}

/** Splits a sentence at its names; every second part is one. */
export function splitNames(sentence: string): readonly string[] {
  return sentence.split(/[\u2068\u2069]/);
}
