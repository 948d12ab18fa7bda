import { type ReadonlySignal, signal } from '@preact/signals';
import type { GraphNotificationBatch } from 'graph-call-transfer';
import type { Consultation } from '../../../protocol/consultations.js';
import type { NotificationsReceived, Position, StreamEvent } from '../../../protocol/events.js';

/** An event of the stream, with its place in the log; notifications are parsed. */
export type TakenEvent =
  | { readonly event: Exclude<StreamEvent, NotificationsReceived>; readonly position: Position | undefined }
  | {
      readonly event: NotificationsReceived;
      readonly position: Position | undefined;
      readonly batch: GraphNotificationBatch;
    };

/** The consultations, once they are loaded. */
export interface OpenConsultations {
  /** The last consultation about the call of the draft. */
  readonly current: ReadonlySignal<Consultation | undefined>;
  /** Returns whether a call is one with a target that is asked. */
  readonly isConsultationCall: (callId: string) => boolean;
  readonly take: (taken: TakenEvent) => void;
}

export type ConsultationGate = ReturnType<typeof createConsultationGate>;

/**
 * Creates the gate to the consultations, which are loaded with the first event of one: most operators have none. Events that arrive
 * meanwhile wait, in their order.
 */
export function createConsultationGate(load: () => Promise<OpenConsultations>) {
  const consultations = signal<OpenConsultations | undefined>(undefined);
  let waiting: TakenEvent[] = [];
  let isOpening = false;

  function take(taken: TakenEvent): void {
    const open = consultations.peek();
    const { kind } = taken.event;
    if (open) {
      open.take(taken);
    } else if (waiting.length > 0 || kind === 'consultation' || kind === 'consultations') {
      waiting.push(taken);
      void openGate();
    }
  }

  async function openGate(): Promise<void> {
    if (isOpening) return;
    isOpening = true;
    try {
      const open = await load();
      consultations.value = open;
      for (const taken of waiting) open.take(taken);
      waiting = [];
    } catch {
      // The next event tries again.
    } finally {
      isOpening = false;
    }
  }

  return { consultations, take };
}
