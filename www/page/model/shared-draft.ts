import type { GraphVersion } from 'graph-call-transfer';
import type { Destination } from './destination.js';
import { number, object, oneOf, optional, text } from './schema.js';

/** A draft that is shared. It has no place for a token. */
export interface SharedDraft {
  readonly callId: string;
  /** The body as in the JSON pane; it may be invalid. */
  readonly text: string;
  readonly destination?: Destination | undefined;
  readonly version?: GraphVersion | undefined;
}

const FORMAT_VERSION = 1;
const MAX_BODY_LENGTH = 128 * 1024;

const check = object({
  v: number(1, FORMAT_VERSION),
  callId: text(256),
  text: text(MAX_BODY_LENGTH),
  destination: optional(
    oneOf(['simulator', 'relay', 'global', 'usGovernmentL4', 'usGovernmentL5', 'china'] satisfies Destination[]),
  ),
  version: optional(oneOf(['v1.0', 'beta'] satisfies GraphVersion[])),
});

/** Converts a draft to data. */
export function writeDraft({ callId, text: body, destination, version }: SharedDraft) {
  return { v: FORMAT_VERSION, callId, text: body, destination, version };
}

/**
 * Reads a draft from data of any source.
 *
 * @throws {Misfit} where it is no draft
 */
export function readDraft(value: unknown): SharedDraft {
  const { v: _, ...draft } = check(value, '');
  return draft;
}
