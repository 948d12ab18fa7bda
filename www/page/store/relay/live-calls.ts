import { computed, signal } from '@preact/signals';
import { callKey } from 'graph-call-transfer/ids';
import type { LiveCall, LiveCalls } from '../../../protocol/calls.js';
import type { CallsChanged } from '../../../protocol/events.js';
import type { Env } from '../env.js';

/** A relay that is starting is asked again so often, after a pause. */
const MAX_TRIES = 10;
const PAUSE_MS = 1000;

export type LiveCallsStore = ReturnType<typeof createLiveCalls>;

/** Creates the list of the live calls. */
export function createLiveCalls({ fetch }: Env) {
  const known = signal<ReadonlyMap<string, LiveCall>>(new Map());
  /** The live calls, the newest first. */
  const liveCalls = computed(() => [...known.value.values()].sort((a, b) => b.since - a.since));
  /** The changes that arrived while a list was requested: they are newer than the list. */
  let meanwhile: CallsChanged[] = [];
  let loads = 0;
  let isLoading = false;

  /** Requests all live calls. */
  async function loadLiveCalls(tries = MAX_TRIES): Promise<void> {
    loads += 1;
    const load = loads;
    meanwhile = [];
    isLoading = true;
    try {
      const response = await fetch('api/calls');
      if (response.status === 503 && tries > 1) setTimeout(loadLiveCalls, PAUSE_MS, tries - 1);
      if (!response.ok) return;
      const { calls } = (await response.json()) as LiveCalls;
      if (load !== loads) return;
      const all: ReadonlyMap<string, LiveCall> = new Map(calls.map((call) => [call.callId, call]));
      known.value = meanwhile.reduce(withChanges, all);
    } catch {
      // The connection shows that the relay is away; the calls come with the next connection.
    } finally {
      if (load === loads) isLoading = false;
    }
  }

  /** Applies the changes of an event. */
  function changeLiveCalls(changes: CallsChanged): void {
    if (isLoading) meanwhile.push(changes);
    known.value = withChanges(known.peek(), changes);
  }

  /** Finds the live call of an id. */
  function liveCall(callId: string): LiveCall | undefined {
    return liveCalls.value.find((call) => callKey(call.callId) === callKey(callId));
  }

  return { liveCalls, liveCall, loadLiveCalls, changeLiveCalls };
}

function withChanges(calls: ReadonlyMap<string, LiveCall>, { changed, ended }: CallsChanged) {
  const next = new Map(calls);
  for (const callId of ended) next.delete(callId);
  for (const call of changed) next.set(call.callId, call);
  return next;
}
