import { computed } from '@preact/signals';
import { drawTransfer, type TransferStep, type Untimely } from 'graph-call-transfer';
import { isCoreReady } from './core.js';
import { restore } from './recording/play.js';
import type { Recording } from './recording/recording.js';
import { shown } from './recording/recordings.js';
import { type TimelineEvent, timeline } from './timeline.js';

/** The pictures of the transfer that is shown, in step with the timeline: the ids of their steps are those of its rows. */
export const diagram = computed(() => {
  const transfer = shown.value?.recording;
  if (!isCoreReady.value || !transfer || timeline.value.length === 0) return undefined;
  const { callId, replacesCallId } = transfer;
  return drawTransfer({ callId, ...(replacesCallId !== undefined && { replacesCallId }) }, [
    ...beforeRows(transfer),
    ...timeline.value.flatMap(stepOf),
  ]);
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

/** What makes no row, and stands before all that does: what was known of the call, and that a transfer was announced. */
function beforeRows({ events, request }: Recording): readonly TransferStep[] {
  const [first, second] = events;
  const [before, begun] = first?.kind === 'known' ? [known('known', first.snapshot), second] : [[], first];
  const isAnnounced = begun?.kind === 'expected' || (begun?.kind === 'sent' && !request);
  return isAnnounced ? [...before, { id: 'expected', kind: 'expected' }] : before;
}

/** That not all was heard, or what was known before; none where a later release wrote it. */
function known(id: string, snapshot: string | undefined): readonly TransferStep[] {
  if (snapshot === undefined) return [{ id, kind: 'known' }];
  const restored = restore(snapshot);
  restored?.free();
  return restored ? [{ id, kind: 'known', snapshot }] : [];
}

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
      return row.isRead ? known(id, row.snapshot) : [];
    case 'unread':
    case 'rejected':
    case 'reconnected':
      return [];
  }
}
