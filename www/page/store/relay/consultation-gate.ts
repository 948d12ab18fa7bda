import { type ReadonlySignal, signal } from '@preact/signals';
import type { Consultation } from '../../../protocol/consultations.js';
import type { Position, StreamEvent } from '../../../protocol/events.js';

/** The consultations, once they are loaded. */
export interface OpenConsultations {
  /** The last consultation about the call of the draft. */
  readonly current: ReadonlySignal<Consultation | undefined>;
  /** Returns whether a call is one with a target that is asked. */
  readonly isConsultationCall: (callId: string) => boolean;
  readonly take: (event: StreamEvent, position: Position | undefined) => void;
}

export type ConsultationGate = ReturnType<typeof createConsultationGate>;

/**
 * Creates the gate to the consultations, which are loaded with the first event of one: most operators have none. Events that arrive
 * meanwhile wait, in their order.
 */
export function createConsultationGate(load: () => Promise<OpenConsultations>) {
  const consultations = signal<OpenConsultations | undefined>(undefined);
  let waiting: (readonly [StreamEvent, Position | undefined])[] = [];
  let isOpening = false;

  function take(event: StreamEvent, position?: Position): void {
    const open = consultations.peek();
    if (open) {
      open.take(event, position);
    } else if (waiting.length > 0 || event.kind === 'consultation' || event.kind === 'consultations') {
      waiting.push([event, position]);
      void openGate();
    }
  }

  async function openGate(): Promise<void> {
    if (isOpening) return;
    isOpening = true;
    try {
      const open = await load();
      consultations.value = open;
      for (const [event, position] of waiting) open.take(event, position);
      waiting = [];
    } catch {
      // The next event tries again.
    } finally {
      isOpening = false;
    }
  }

  return { consultations, take };
}
