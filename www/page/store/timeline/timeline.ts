import { computed, effect, signal } from '@preact/signals';
import type { TransferOutcome, TransferStatus } from 'graph-call-transfer';
import { consultationOf, startOf, type TimelineRow } from '../../model/recording.js';
import type { Recordings } from '../recordings/recordings.js';

/** The progress of a transfer after it was sent. */
export interface Progress {
  readonly status: TransferStatus;
  /** The time of the last change. */
  readonly at: number;
  /** The verdict, or that none arrived in time; with the recommended action. */
  readonly outcome?: TransferOutcome | undefined;
}

export type TimelineStore = ReturnType<typeof createTimeline>;

/** Creates the timeline of the transfer that is shown. */
export function createTimeline({ entries, shown }: Recordings) {
  /** The rows of the consultation that is shown, or that the transfer completes; none where there was none. */
  const consultationRows = computed<readonly TimelineRow[]>(() => {
    const { recording, played } = shown.value ?? {};
    if (recording?.consultation) return played?.rows ?? [];
    if (!recording) return [];
    const consulted = consultationOf(recording, entries.value);
    return consulted?.played.rows.filter(({ at }) => at <= startOf(recording)) ?? [];
  });
  /** The events, row by row: those of the consultation come first. */
  const timeline = computed<readonly TimelineRow[]>(() => {
    const { recording, played } = shown.value ?? {};
    return recording?.consultation ? consultationRows.value : [...consultationRows.value, ...(played?.rows ?? [])];
  });
  /** Whether the rows have times of their own. */
  const isTimed = computed(() => !shown.value?.recording.untimed);
  const progress = computed<Progress | undefined>(() => {
    const { status, at = 0, outcome } = shown.value?.played ?? {};
    return status && { status, at, outcome };
  });
  /** The id of the selected row, in the timeline and in the diagrams. */
  const selectedRow = signal<string | undefined>(undefined);

  /** Selects a row, or none when it is selected already. */
  function toggleRow(id: string): void {
    selectedRow.value = selectedRow.peek() === id ? undefined : id;
  }

  /** Selects none when another transfer is shown: each counts its own rows. */
  function start(): void {
    let before = shown.peek()?.recording.id;
    effect(() => {
      const id = shown.value?.recording.id;
      if (id !== before) selectedRow.value = undefined;
      before = id;
    });
  }

  return { timeline, consultationRows, isTimed, progress, selectedRow, toggleRow, start };
}
