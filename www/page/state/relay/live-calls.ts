import { computed, signal } from '@preact/signals';
import { callKey } from '../../../protocol/call-key.js';
import type { LiveCall, LiveCalls } from '../../../protocol/calls.js';
import type { CallsChanged } from '../../../protocol/events.js';

const known = signal<ReadonlyMap<string, LiveCall>>(new Map());

/** The calls that live, the newest first. */
export const liveCalls = computed(() => [...known.value.values()].sort((a, b) => b.since - a.since));

/** What the stream told while a list of all was on its way: it is newer than the list. */
let meanwhile: CallsChanged[] = [];
let loads = 0;
let isLoading = false;

/** A relay that is starting is asked again so often, after a pause. */
const TRIES = 10;
const PAUSE_MS = 1000;

/** Asks the relay for all live calls. */
export async function loadLiveCalls(tries = TRIES): Promise<void> {
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
    // The connection's state says that the relay is away; the calls come with the next connection.
  } finally {
    if (load === loads) isLoading = false;
  }
}

/** Takes what the stream tells. */
export function changeLiveCalls(changes: CallsChanged): void {
  if (isLoading) meanwhile.push(changes);
  known.value = withChanges(known.peek(), changes);
}

function withChanges(calls: ReadonlyMap<string, LiveCall>, { changed, ended }: CallsChanged) {
  const next = new Map(calls);
  for (const callId of ended) next.delete(callId);
  for (const call of changed) next.set(call.callId, call);
  return next;
}

/** The live call of an id. */
export function liveCall(callId: string): LiveCall | undefined {
  return liveCalls.value.find((call) => isSameCall(call.callId, callId));
}

/** Tells whether two ids name one call. */
function isSameCall(one: string, other: string): boolean {
  return callKey(one) === callKey(other);
}
