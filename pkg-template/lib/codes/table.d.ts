/**
 * The code book: the build generates `table.js` from `src/codes/`.
 */
import type { ExplanationCertainty, RetryAdvice } from '../../types/codes.js';
import type { FailureCause, RetryTarget } from '../../types/decision.js';

/** The URLs of public pages. */
export const sources: readonly string[];

/** A cause. 0 is for a text that it does not have; what is absent at the end is left out. */
export type CauseRow = readonly [
  text: string,
  operator?: string | 0,
  developer?: string | 0,
  administrator?: string | 0,
  telephonyEngineer?: string | 0,
  /** With spaces between them. */
  situations?: string | 0,
  /** The index in `sources`, plus one. */
  source?: number,
];

/** An entry. It has one or more keys with spaces between them. */
export type EntryRow = readonly [
  keys: string,
  name: string,
  meaning: string,
  causes: readonly CauseRow[],
  retry: RetryAdvice,
  decision: readonly [cause: FailureCause, retry: RetryTarget, isIncident: boolean] | null,
  certainty: ExplanationCertainty,
  source: number,
];

/** The entries of the book. */
export const entries: readonly EntryRow[];
