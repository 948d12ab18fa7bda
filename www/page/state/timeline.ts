import { computed } from '@preact/signals';
import { shown } from './recording/recordings.js';
import type { TimelineEvent } from './recording/rows.js';

export type { Delivery, Happening, Look, SendEnd, TimelineEvent } from './recording/rows.js';

/** What happened with the transfer that is shown, row by row. */
export const timeline = computed<readonly TimelineEvent[]>(() => shown.value?.played.rows ?? []);

/** Whether the rows have times of their own. */
export const isTimed = computed(() => !shown.value?.recording.untimed);
