import { signal } from '@preact/signals';
import type { Announcer } from '../../base/announcer.js';
import { isVerdict } from '../../model/recording.js';
import { texts } from '../../texts/index.js';
import type { ConnectionStore } from '../relay/connection.js';
import type { Recordings } from './recordings.js';

/** A wait for a verdict: its start, by the page's clock, and its limit. */
export interface Wait {
  readonly since: number;
  readonly seconds: number;
}

/** The time in which events of the past arrive, as after a reload. */
const CATCHING_UP_MS = 3000;
/** A transfer that was accepted so long ago is one of the past. */
const PAST_MS = 1000;

export type VerdictTimeout = ReturnType<typeof createVerdictTimeout>;

/** Creates the wait for the verdict of each transfer that Graph accepted, which ends after a time. */
export function createVerdictTimeout(
  { entryOf, append, shown }: Recordings,
  { relayTime }: ConnectionStore,
  { announce }: Announcer,
) {
  /** The time without a verdict after which the page reports it, in seconds. */
  const timeoutSeconds = signal(60);
  /** The waits in progress, by transfer. */
  const waits = signal<ReadonlyMap<string, Wait>>(new Map());

  /** Starts the wait for a verdict. */
  function awaitVerdict(id: string, since: number): void {
    const seconds = timeoutSeconds.peek();
    waits.value = new Map(waits.peek()).set(id, { since, seconds });
    const passed = Date.now() - since;
    const left = seconds * 1000 - passed;
    setTimeout(onTimeout, passed > PAST_MS ? Math.max(CATCHING_UP_MS, left) : left, id, seconds);
  }

  function onTimeout(id: string, seconds: number): void {
    const rest = new Map(waits.peek());
    rest.delete(id);
    waits.value = rest;
    const { recording, played } = entryOf(id) ?? {};
    if (!played?.status || isVerdict(played.status)) return;
    append(id, { kind: 'silence', at: relayTime(), seconds });
    // The operator's own transfer is announced, whatever is shown.
    if (recording?.origin === 'page' || shown.peek()?.recording.id === id) announce(texts.progress.silence(seconds));
  }

  return { timeoutSeconds, waits, awaitVerdict };
}
