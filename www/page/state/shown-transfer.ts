import { signal } from '@preact/signals';
import type { GraphVersion } from 'graph-call-transfer';
import type { Destination } from './destination.js';

/** The transfer that the timeline tells of, and where it went. */
export interface ShownTransfer {
  readonly callId: string;
  readonly replacesCallId?: string | undefined;
  readonly destination: Destination;
  readonly version: GraphVersion;
  /** What the simulator played. */
  readonly profile: string;
}

export const shownTransfer = signal<ShownTransfer | undefined>(undefined);
