import { destination } from '../destination.js';
import { record, type SendEnd } from '../timeline.js';

/** Tells that a transfer was sent: the page itself, or the stream, whichever is first. */
export function recordSent(transferId: string, at?: number): void {
  record(
    { kind: 'sent', destination: destination.peek() },
    { ...(at !== undefined && { at }), key: `sent ${transferId}` },
  );
}

/** Tells what sending came to, in the same way. */
export function recordEnd(transferId: string, end: SendEnd, at?: number): void {
  record(end, { ...(at !== undefined && { at }), key: `end of ${transferId}` });
}
