import { computed } from '@preact/signals';
import { drawTransfer, type TransferStep, type Untimely } from 'graph-call-transfer';
import { isCoreReady } from './core.js';
import { shown } from './recording/recordings.js';
import { type TimelineEvent, timeline } from './timeline.js';

/** The pictures of the transfer that is shown, in step with the timeline: the ids of their steps are those of its rows. */
export const diagram = computed(() => {
  const transfer = shown.value?.recording;
  if (!isCoreReady.value || !transfer || timeline.value.length === 0) return undefined;
  const { callId, replacesCallId } = transfer;
  return drawTransfer(
    { callId, ...(replacesCallId !== undefined && { replacesCallId }) },
    timeline.value.flatMap(stepOf),
  );
});

/** The rows that say something of the transfer itself, and not only that there was other news, or a delivery of nobody knows whom. */
export const rowsOfTransfer = computed<ReadonlySet<string>>(() => {
  const arrows = diagram.value?.ladder.arrows ?? [];
  return new Set(arrows.flatMap(({ kind, steps }) => (kind === 'other' ? [] : steps)));
});

/** The rows whose notifications came at another time than they should, each with the way in which they did. */
export const untimelyRows = computed<ReadonlyMap<string, Untimely>>(() => {
  const arrows = diagram.value?.ladder.arrows ?? [];
  return new Map(arrows.flatMap(({ steps, untimely }) => (untimely ? steps.map((step) => [step, untimely]) : [])));
});

/** A row as a step of the transfer; none where it is no part of it. */
function stepOf(row: TimelineEvent): readonly TransferStep[] {
  const { id } = row;
  switch (row.kind) {
    case 'sent':
      return [{ id, kind: 'sent' }];
    case 'attempt':
      return [{ id, kind: 'attempt', attempt: row.attempt }];
    case 'answered':
      return [{ id, kind: 'answered', answer: row.answer }];
    case 'failed': {
      const { code, delivered } = row.error;
      return [{ id, kind: 'failed', error: { ...(code && { code }), ...(delivered && { delivered }) } }];
    }
    case 'delivery':
      return [{ id, kind: 'notifications', body: { value: row.notifications }, times: row.times }];
    case 'silence':
      return [{ id, kind: 'silence', seconds: row.seconds }];
    case 'read': {
      const { kind, status } = row.reading;
      const state = row.reading.kind === 'found' ? row.reading.state : undefined;
      return [{ id, kind: 'read', reading: { kind, status, ...(state !== undefined && { state }) } }];
    }
    case 'resync':
      return row.isRead ? [{ id, kind: 'known', ...(row.snapshot !== undefined && { snapshot: row.snapshot }) }] : [];
    case 'unread':
    case 'rejected':
    case 'reconnected':
      return [];
  }
}
