import { randomGuid } from '../guid.js';
import { partAbout } from '../recording/play.js';
import type { Recording } from '../recording/recording.js';
import { add, discard, open } from '../recording/recordings.js';
import type { Contents } from './read.js';

/** Plays recordings in the timeline, the first of them, under ids of their own: they may be there from elsewhere. */
export function playRecordings(recordings: readonly Recording[]): void {
  const [first, ...others] = recordings.map((recording) => ({ ...recording, id: randomGuid() }));
  if (!first) return;
  add([first, ...others]);
  open(first.id);
}

/** What is played again takes the place of what was played before. */
let playedId: string | undefined;

/** Plays what the notifications of a text say of the transfer of a call, in the order of the text. */
export function playNotifications(
  { found }: Contents,
  callId: string,
  { announced, replacesCallId }: { readonly announced: boolean; readonly replacesCallId?: string | undefined },
): void {
  const now = Date.now();
  const bodies = found.flatMap((one) =>
    one.kind === 'read' && one.body.batch.kind === 'graph'
      ? (partAbout({ callId, replacesCallId }, one.body.batch) ?? [])
      : [],
  );
  const id = randomGuid();
  if (playedId !== undefined) discard([playedId]);
  playedId = id;
  add([
    {
      ...{ id, callId, replacesCallId, origin: 'inspect', heard: true, untimed: true },
      events: [
        ...(announced ? [{ kind: 'expected', at: now } as const] : []),
        // A millisecond apart, so that they keep their order.
        ...bodies.map((body, index) => ({ kind: 'notifications', at: now + index, body }) as const),
      ],
    },
  ]);
  open(id);
}
