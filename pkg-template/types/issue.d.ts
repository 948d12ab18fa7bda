import type { IssueCode } from './issue-code.js';

/**
 * The weight of an issue.
 *
 * - `error`: the transfer is not sent
 * - `warning`: Graph will probably refuse or misunderstand it
 * - `info`: a fact that may matter
 */
export type Severity = 'error' | 'warning' | 'info';

/** The argument that an issue is about; its `path` is a JSON Pointer inside that part. */
export type IssuePart = 'callId' | 'body' | 'input' | 'endpoint' | 'token' | 'context' | 'options';

/** A range of a text, in UTF-16 code units like JavaScript's: `text.slice(start, end)`. */
export interface TextSpan {
  /** The first unit. */
  readonly start: number;
  /** The unit after the last one. */
  readonly end: number;
  /** The line of `start`, from 1. */
  readonly line: number;
  /** The column of `start`, from 1. */
  readonly column: number;
}

/** A replacement in a text, from `start` to `end`. */
export interface TextEdit {
  /** The first unit to replace. */
  readonly start: number;
  /** The unit after the last one to replace; equal to `start` for an insertion. */
  readonly end: number;
  /** The new text. */
  readonly text: string;
}

/** A repair that can be applied without knowledge of the rule. */
export type Fix =
  | {
      /** The label of a button. */
      readonly title: string;
      /** For text input: edits that do not overlap, in the coordinates of that text. */
      readonly edits: readonly TextEdit[];
    }
  | {
      /** The label of a button. */
      readonly title: string;
      /** The JSON Pointer of the value to replace, inside the issue's `part`; empty for the whole part. */
      readonly path: string;
      /** The new value. */
      readonly value: unknown;
    };

/** One problem of a transfer, a token or an option. */
export interface Issue {
  /** The weight. */
  readonly severity: Severity;
  /** The rule. It is stable: branch on it, not on `message`. */
  readonly code: IssueCode;
  /** The argument that the issue is about. */
  readonly part: IssuePart;
  /** A JSON Pointer (RFC 6901) inside `part`; empty for the whole part. */
  readonly path: string;
  /** The problem, its position and the expectation, in English. It contains no secrets and no personal data. */
  readonly message: string;
  /** The advice. It may contain the repaired form of a value. */
  readonly hint?: string;
  /** The values of the message, for texts in other languages. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** The range in the text; only for text input. */
  readonly span?: TextSpan;
  /** A repair, where it is obvious. */
  readonly fix?: Fix;
}
