import {
  isTransferError,
  type NotificationBatch,
  parseNotifications,
  redact,
  type TransferError,
} from 'graph-call-transfer';
import { looksLikeRecordings, type Read, readRecordings, writeRecordings } from '../recording/jsonl.js';
import { cut, type Piece } from './cut.js';

/** What a piece of the text turned out to be. */
export type Found =
  | { readonly kind: 'read'; readonly piece: Piece; readonly body: Body }
  | { readonly kind: 'broken'; readonly piece: Piece; readonly fault: Fault }
  | { readonly kind: 'head' | 'stray'; readonly piece: Piece };

/** A body that the core could read. */
export interface Body {
  /** Counts the bodies of the text, from 1. */
  readonly number: number;
  readonly batch: NotificationBatch;
}

/** Why a body could not be read. */
export type Fault = Pick<TransferError, 'code' | 'message' | 'hint'>;

/** A pasted text, and what is in it. */
export interface Contents {
  readonly text: string;
  readonly found: readonly Found[];
  /** What the text is where it begins as recordings of the console. */
  readonly recordings?: Read | undefined;
}

/** Reads a text. What is no notification is redacted, before anything of it is kept or shown: it may hold a token. */
export function read(pasted: string): Contents {
  const recordings = looksLikeRecordings(pasted) ? readRecordings(pasted, 'inspect') : undefined;
  if (recordings?.kind === 'recordings') {
    // What no recording has is left out: it may be a token.
    return { text: writeRecordings(recordings.recordings), found: [], recordings };
  }
  const contents = readAll(pasted);
  const text = redacted(contents);
  return { ...(text === pasted ? contents : readAll(text)), recordings };
}

function readAll(text: string): Contents {
  let number = 0;
  const found = cut(text).map((piece): Found => {
    if (piece.kind === 'head' || piece.kind === 'stray') return { kind: piece.kind, piece };
    try {
      const batch = parseNotifications(piece.text);
      number += 1;
      return { kind: 'read', piece, body: { number, batch } };
    } catch (error) {
      return { kind: 'broken', piece, fault: faultOf(error, text, piece) };
    }
  });
  return { text, found };
}

/** Reads a body that is no JSON once more at its place in the text: so the core tells the line that the operator sees. */
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
      (one.kind === 'broken' && credentials.test(piece.text)) ||
      (one.kind === 'read' && one.body.batch.kind === 'other');
    if (!secretive) continue;
    safe += text.slice(end, piece.start) + redact(piece.text);
    end = piece.start + piece.text.length;
  }
  return safe + text.slice(end);
}

const credentials = /authorization|bearer\s/i;
