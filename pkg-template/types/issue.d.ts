import type { IssueCode } from './issue-code.js';

/** `error`: the transfer is not sent. `warning`: it will probably be refused or misunderstood. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What an issue is about; its `path` is a JSON Pointer inside that part. */
export type IssuePart = 'callId' | 'body' | 'input' | 'endpoint' | 'token' | 'context' | 'options';

/** A place in a text. Counted in UTF-16 units, as JavaScript counts: `text.slice(start, end)`. */
export interface Span {
  /** The first unit. */
  readonly start: number;
  /** One past the last unit. */
  readonly end: number;
  /** The line of `start`, from 1. */
  readonly line: number;
  /** The column of `start`, from 1. */
  readonly column: number;
}

/** Replaces `start` to `end` of the text by `text`. */
export interface TextEdit {
  /** The first unit that is replaced. */
  readonly start: number;
  /** One past the last unit that is replaced; equal to `start` for an insertion. */
  readonly end: number;
  /** What stands there afterwards. */
  readonly text: string;
}

/** A repair that can be offered without knowing the rule. */
export type Fix =
  | {
      /** What it does, for a button. */
      readonly title: string;
      /** For text input: edits that do not overlap, in the coordinates of that text. */
      readonly edits: readonly TextEdit[];
    }
  | {
      /** What it does, for a button. */
      readonly title: string;
      /** The JSON Pointer, inside the issue's `part`, of what is to be replaced; empty for the whole. */
      readonly path: string;
      /** The new value. */
      readonly value: unknown;
    };

/** One problem. */
export interface Issue {
  /** How much it weighs. */
  readonly severity: Severity;
  /** Stable; branch on this, not on `message`. */
  readonly code: IssueCode;
  /** What it is about. */
  readonly part: IssuePart;
  /** A JSON Pointer (RFC 6901) inside `part`; empty for the whole. */
  readonly path: string;
  /** What is wrong, where, and what was expected, in English. Never a secret, never a personal value. */
  readonly message: string;
  /** What to do. It may repeat a value that was typed, repaired. */
  readonly hint?: string;
  /** The values that the message mentions, for texts in other languages. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** For text input: where in the text. */
  readonly span?: Span;
  /** A repair, where one is obvious. */
  readonly fix?: Fix;
}
