/** The body of every response with which the relay refuses a request. */

import type { Issue } from 'graph-call-transfer';

/** One problem of a request, in the form of the package's issues. */
export interface RequestIssue {
  readonly severity: 'error';
  /** A stable code. */
  readonly code: 'memberMissing' | 'memberUnknown' | 'memberInvalid' | 'nestedTooDeep';
  /** The part of the request. */
  readonly part: 'body' | 'query' | 'params' | 'headers';
  /** The JSON Pointer of the member inside that part; empty for the whole. */
  readonly path: string;
  /** The problem, its place, and the expected value. It never repeats a value of the request. */
  readonly message: string;
  /** The recommended action. */
  readonly hint: string;
  /** The values of the message, for texts in other languages. */
  readonly params: Readonly<Record<string, string>>;
}

/** An error; branch on its `code`, not on its `message`. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** All problems of an invalid request or transfer. */
    readonly issues?: readonly (Issue | RequestIssue)[];
  };
}
