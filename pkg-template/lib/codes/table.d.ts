/**
 * The code book: `table.js` is written by the build, from `src/codes/`.
 */
import type { Certainty, Retry } from '../../types/codes.js';

/** Addresses of public pages. */
export const sources: readonly string[];

/** Each entry of the book, under one or more keys with spaces between them. */
export const entries: readonly (readonly [
  keys: string,
  name: string,
  meaning: string,
  likelyCause: string,
  whatToDo: string,
  retry: Retry,
  certainty: Certainty,
  source: number,
])[];
