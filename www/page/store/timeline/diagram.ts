import { computed, signal } from '@preact/signals';
import type { ArrivalTiming, StateGraph, TransferDiagram } from 'graph-call-transfer';
import { type DrawnLadder, withConsultation, withConsultationText } from '../../model/consultation-ladder.js';
import type { App } from '../app.js';

/** The rows that the timeline shows: all, those of the transfer itself, or refused deliveries. */
export const rowFilters = ['all', 'transfer', 'refused'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** The diagrams of a transfer, with its consultation. */
interface Drawn {
  readonly ladder: DrawnLadder;
  readonly states: StateGraph;
}

/** Creates the diagrams of the transfer that is shown, in step with the timeline: the ids of their steps are those of its rows. */
export function createDiagram({
  core: { isCoreReady },
  recordings: { mermaidOf, shown },
  timeline: { consultationRows, timeline },
}: App) {
  const diagram = computed<Drawn | undefined>(() => {
    const { recording, played } = shown.value ?? {};
    if (!isCoreReady.value || !recording || !played || timeline.value.length === 0) return undefined;
    const { ladder, states } = played;
    // The consultation precedes the transfer.
    const isTransferred = !recording.consultation && played.rows.length > 0;
    return { ladder: withConsultation(ladder, consultationRows.value, isTransferred), states };
  });

  /** Writes the diagrams as text for Mermaid. */
  function mermaid(): TransferDiagram['mermaid'] | undefined {
    const id = shown.peek()?.recording.id;
    const text = id === undefined ? undefined : mermaidOf(id);
    return text && { ...text, ladder: withConsultationText(text.ladder, consultationRows.peek()) };
  }

  /** The rows about the transfer itself: not other news of the call, nor a delivery of an unknown transfer. */
  const rowsOfTransfer = computed<ReadonlySet<string>>(() => {
    const arrows = diagram.value?.ladder.arrows ?? [];
    return new Set(arrows.flatMap(({ kind, steps }) => (kind === 'other' || kind === 'callNews' ? [] : steps)));
  });

  /** The rows whose notifications arrived late or out of order. */
  const untimelyRows = computed<ReadonlyMap<string, ArrivalTiming>>(() => {
    const arrows = diagram.value?.ladder.arrows ?? [];
    return new Map(arrows.flatMap(({ steps, timing }) => (timing ? steps.map((step) => [step, timing]) : [])));
  });

  const rowFilter = signal<RowFilter>('all');
  /** The rows that pass the filter. */
  const seenRows = computed(() => {
    switch (rowFilter.value) {
      case 'all':
        return timeline.value;
      case 'transfer':
        return timeline.value.filter(
          ({ id, kind }) =>
            rowsOfTransfer.value.has(id) || kind === 'unread' || kind === 'reconnected' || kind === 'resync',
        );
      case 'refused':
        return timeline.value.filter(({ kind }) => kind === 'rejected');
    }
  });

  return { diagram, mermaid, untimelyRows, rowFilter, seenRows };
}
