import type { Explanation } from 'graph-call-transfer/codes';

/** A code in a text. */
export interface Finding extends Code {
  readonly line: number;
  /** How often it was found for the same call. */
  times: number;
}

/** A text with a code that is explained, before it has a place. */
export interface Code {
  readonly as: 'result' | 'error' | Note['as'];
  /** The code as it is written. */
  readonly codes: string;
  readonly callId?: string;
  readonly state?: string;
  /** Absent if the code book has no entry. */
  readonly explanation?: Explanation;
  readonly note?: NoteText;
}

/** A finding that does not belong into the code book. */
export interface Note {
  readonly as: 'webhook' | 'tokenService' | 'token' | 'foreign' | 'page';
  readonly codes: string;
  readonly note: NoteText;
}

export interface NoteText {
  readonly name: string;
  readonly meaning: string;
  /** What to do; several parts have a line each. */
  readonly next?: string;
  readonly source?: string;
}
