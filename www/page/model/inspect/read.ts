import type { GraphNotificationBatch, NotificationBatch, TransferError } from 'graph-call-transfer';
import { isTransferError, parseNotifications } from 'graph-call-transfer/notifications';
import { redact } from 'graph-call-transfer/tools';
import { looksLikeRecordings, type RecordingsText, readRecordings, writeRecordings } from '../recording-file.js';
import { timeBefore } from './log-time.js';
import { type Piece, splitText } from './split.js';

/** A piece of the text, read. */
export type Found =
  | { readonly kind: 'read'; readonly piece: Piece; readonly body: Body }
  | { readonly kind: 'broken'; readonly piece: Piece; readonly fault: Fault }
  /** `prefix`: the beginning of a log line, with the time of the body that follows. */
  | { readonly kind: 'head' | 'prefix' | 'stray'; readonly piece: Piece };

/** A body that the core can read. */
export interface Body {
  /** Counts the bodies of the text, from 1. */
  readonly number: number;
  readonly batch: NotificationBatch;
  /** The time that the log gives to it, in milliseconds since 1970. */
  readonly at?: number | undefined;
}

/** The reason why a body cannot be read. */
export type Fault = Pick<TransferError, 'code' | 'message' | 'hint'>;

/** A pasted text with its pieces. */
export interface Contents {
  readonly text: string;
  readonly found: readonly Found[];
  /** The recordings of the console in it, if it starts as such a text. */
  readonly recordings?: RecordingsText | undefined;
}

/** Reads a text. Everything but notifications is redacted before it is kept or shown: it may contain a token. */
export function readContents(pasted: string): Contents {
  const recordings = looksLikeRecordings(pasted) ? readRecordings(pasted, 'inspect') : undefined;
  if (recordings?.kind === 'recordings') {
    // Members that a recording does not have are left out: one may be a token.
    return { text: writeRecordings(recordings.recordings), found: [], recordings };
  }
  const contents = readAll(pasted);
  const text = redacted(contents);
  return { ...(text === pasted ? contents : readAll(text)), recordings };
}

function readAll(text: string): Contents {
  let number = 0;
  const pieces = splitText(text);
  const found = pieces.map((piece, index): Found => {
    if (piece.kind === 'head') return { kind: 'head', piece };
    if (piece.kind === 'stray') {
      const isPrefix = pieces[index + 1]?.kind === 'body' && timeBefore(piece.text) !== undefined;
      return { kind: isPrefix ? 'prefix' : 'stray', piece };
    }
    try {
      const batch = parseNotifications(piece.text);
      number += 1;
      const before = pieces[index - 1];
      const at = before?.kind === 'stray' ? timeBefore(before.text) : undefined;
      return { kind: 'read', piece, body: { number, batch, ...(at !== undefined && { at }) } };
    } catch (error) {
      return { kind: 'broken', piece, fault: faultOf(error, text, piece) };
    }
  });
  return { text, found };
}

/**
 * Returns the bodies with notifications in the order in which they arrived: by the times of the log, where each has one, and otherwise as
 * in the text.
 */
export function bodiesInOrder(found: readonly Found[]): {
  readonly bodies: readonly GraphBody[];
  readonly isTimed: boolean;
} {
  const bodies = found.flatMap((one) => (one.kind === 'read' && isGraphBody(one.body) ? [one.body] : []));
  const isTimed = bodies.length > 0 && bodies.every(({ at }) => at !== undefined);
  return { bodies: isTimed ? bodies.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)) : bodies, isTimed };
}

/** A body with notifications of calls. */
export type GraphBody = Body & { readonly batch: GraphNotificationBatch };

function isGraphBody(body: Body): body is GraphBody {
  return body.batch.kind === 'graph';
}

/** Reads invalid JSON again at its place in the text, so that the core reports the line that the operator sees. */
function faultOf(error: unknown, text: string, piece: Piece): Fault {
  if (!isTransferError(error)) throw error;
  if (error.code !== 'invalidPayload' || piece.start === 0) return error;
  try {
    parseNotifications(text.slice(0, piece.start).replace(/[^\n]/g, ' ') + piece.text);
  } catch (inPlace) {
    if (isTransferError(inPlace) && inPlace.code === error.code) return inPlace;
  }
  return error;
}

function redacted({ text, found }: Contents): string {
  let safe = '';
  let end = 0;
  for (const { piece, ...one } of found) {
    const secretive =
      one.kind === 'head' ||
      one.kind === 'stray' ||
      one.kind === 'prefix' ||
      (one.kind === 'broken' && credentials.test(piece.text)) ||
      (one.kind === 'read' && one.body.batch.kind === 'other');
    if (!secretive) continue;
    safe += text.slice(end, piece.start) + redact(piece.text);
    end = piece.start + piece.text.length;
  }
  return safe + text.slice(end);
}

const credentials = /authorization|bearer\s/i;
