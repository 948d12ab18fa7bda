import type { GraphVersion } from 'graph-call-transfer';
import type { Destination } from '../destination.js';
import { number, object, oneOf, optional, text } from '../recording/checks.js';

/** A draft that is handed on. There is no place for a token in it. */
export interface SharedDraft {
  readonly callId: string;
  /** The body as it stands in the JSON pane; it may be one that cannot be read. */
  readonly text: string;
  readonly destination?: Destination | undefined;
  readonly version?: GraphVersion | undefined;
}

const FORMAT_VERSION = 1;
const LONGEST_BODY = 128 * 1024;

const check = object({
  v: number(1, FORMAT_VERSION),
  callId: text(256),
  text: text(LONGEST_BODY),
  destination: optional(
    oneOf(['simulator', 'relay', 'global', 'usGovernmentL4', 'usGovernmentL5', 'china'] satisfies Destination[]),
  ),
  version: optional(oneOf(['v1.0', 'beta'] satisfies GraphVersion[])),
});

/** Writes a draft as data. */
export function writeDraft({ callId, text: body, destination, version }: SharedDraft) {
  return { v: FORMAT_VERSION, callId, text: body, destination, version };
}

/**
 * Reads a draft from data that comes from anybody.
 *
 * @throws {Misfit} where it is none
 */
export function readDraft(value: unknown): SharedDraft {
  const { v: _, ...draft } = check(value, '');
  return draft;
}
