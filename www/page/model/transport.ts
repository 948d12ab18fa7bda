import type { TransferRequest } from 'graph-call-transfer';
import type { TransferEvent } from '../../protocol/events.js';

/** The limits of one sending, in the package's words: they are options of `sendTransfer`. */
export interface SendLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly retry: { readonly maxAttempts: number };
}

export type TransportOptions = SendLimits & { readonly transferId: string };

/** Sends a transfer and records its events; resolves when there is a response or a failure. */
export type Transport = (request: TransferRequest, options: TransportOptions) => Promise<void>;

type EventDetails<Event> = Event extends TransferEvent
  ? Omit<Event, 'at' | 'sequence' | 'transferId' | 'callId'>
  : never;

/** Creates a function that emits the events of one transfer, each with its time and number: for a transfer whose source is the page. */
export function createEventEmitter(
  { transferId, callId }: Pick<TransferEvent, 'transferId' | 'callId'>,
  emit: (event: TransferEvent) => void,
  now: () => number,
) {
  let sequence = -1;
  return (details: EventDetails<TransferEvent>) => {
    sequence += 1;
    // The members of each kind are complete, which a distributed type cannot express.
    emit({ at: now(), transferId, callId, sequence, ...details } as TransferEvent);
  };
}
