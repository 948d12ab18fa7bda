import { computed, signal } from '@preact/signals';
import type { ArrivalTiming, TransferStep } from 'graph-call-transfer';
import { drawTransfer } from 'graph-call-transfer/notifications';
import { withConsultation, withConsultationText } from '../../model/consultation-ladder.js';
import type { Recording, TimelineRow } from '../../model/recording.js';
import { restoreTracker } from '../../model/replay.js';
import type { App } from '../app.js';

/** The rows that the timeline shows: all, those of the transfer itself, or refused deliveries. */
export const rowFilters = ['all', 'transfer', 'refused'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** Creates the diagrams of the transfer that is shown, in step with the timeline: the ids of their steps are those of its rows. */
export function createDiagram({
  core: { isCoreReady },
  recordings: { shown },
  timeline: { consultationRows, timeline },
}: App) {
  const diagram = computed(() => {
    const { recording, played } = shown.value ?? {};
    if (!isCoreReady.value || !recording || !played || timeline.value.length === 0) return undefined;
    const { callId, replacesCallId, consultation } = recording;
    // The consultation precedes the transfer, which the core draws.
    const rows = consultation ? [] : played.rows;
    const drawn = drawTransfer({ callId, ...(replacesCallId !== undefined && { replacesCallId }) }, [
      ...stepsBefore(recording),
      ...rows.flatMap(stepOf),
    ]);
    const { ladder, states } = drawn.mermaid;
    return {
      ladder: withConsultation(drawn.ladder, consultationRows.value, rows.length > 0),
      states: drawn.states,
      mermaid: { ladder: withConsultationText(ladder, consultationRows.value), states },
    };
  });

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

  return { diagram, untimelyRows, rowFilter, seenRows };
}

/** Returns the steps without a row, which precede all others: the known state of the call, and an announcement. */
function stepsBefore({ events, request }: Recording): readonly TransferStep[] {
  const [first, second] = events;
  const [before, begun] = first?.kind === 'known' ? [knownStep('known', first.snapshot), second] : [[], first];
  const isAnnounced = begun?.kind === 'expected' || (begun?.kind === 'sent' && !request);
  return isAnnounced ? [...before, { id: 'expected', kind: 'expected' }] : before;
}

/** Returns the step of a known state, or of unknown events without one; none for a snapshot of a later release. */
function knownStep(id: string, snapshot: string | undefined): readonly TransferStep[] {
  if (snapshot === undefined) return [{ id, kind: 'known' }];
  const restored = restoreTracker(snapshot);
  restored?.free();
  return restored ? [{ id, kind: 'known', snapshot }] : [];
}

/** Returns a row as a step of the transfer; none where it is no part of it. */
function stepOf(row: TimelineRow): readonly TransferStep[] {
  const { id } = row;
  switch (row.kind) {
    case 'sent':
      return [{ id, kind: 'sent' }];
    case 'attempt':
      return [{ id, kind: 'attempt', attempt: row.attempt }];
    case 'response':
      return [{ id, kind: 'response', response: row.response }];
    case 'failed': {
      const { code, delivered } = row.error;
      return [{ id, kind: 'failed', error: { ...(code && { code }), ...(delivered && { delivered }) } }];
    }
    case 'delivery':
      return [{ id, kind: 'notifications', body: { value: row.notifications }, times: row.times }];
    case 'silence':
      return [{ id, kind: 'silence', seconds: row.seconds }];
    case 'read': {
      const { kind, status } = row.lookup;
      const state = row.lookup.kind === 'found' ? row.lookup.state : undefined;
      return [{ id, kind: 'lookup', lookup: { kind, status, ...(state !== undefined && { state }) } }];
    }
    case 'resync':
      return row.isRead ? knownStep(id, row.snapshot) : [];
    case 'dialed':
    case 'consultation':
    case 'unread':
    case 'rejected':
    case 'reconnected':
      return [];
  }
}
