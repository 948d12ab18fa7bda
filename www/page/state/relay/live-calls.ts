import { computed, signal } from '@preact/signals';
import type { LiveCall, LiveCalls, LiveParticipant } from '../../../protocol/calls.js';
import type { CallsChanged } from '../../../protocol/events.js';

const known = signal<ReadonlyMap<string, LiveCall>>(new Map());

/** The calls that live, the newest first. */
export const liveCalls = computed(() => [...known.value.values()].sort((a, b) => b.since - a.since));

/** Asks the relay for all live calls. */
export async function loadLiveCalls(): Promise<void> {
  try {
    const response = await fetch('/api/calls');
    if (!response.ok) return;
    const { calls } = (await response.json()) as LiveCalls;
    known.value = new Map(calls.map((call) => [call.callId, call]));
  } catch {
    // The connection's state says that the relay is away; the calls come with the next connection.
  }
}

/** Takes what the stream tells. */
export function changeLiveCalls({ changed, ended }: CallsChanged): void {
  const next = new Map(known.peek());
  for (const callId of ended) next.delete(callId);
  for (const call of changed) next.set(call.callId, call);
  known.value = next;
}

/** The live call of an id. */
export function liveCall(callId: string): LiveCall | undefined {
  return liveCalls.value.find((call) => isSameCall(call.callId, callId));
}

/** Tells whether two ids name one call: dashes and case say nothing. */
export function isSameCall(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

/** The participant of a call, by the roster's id. */
export function participantOf(call: LiveCall | undefined, participantId: string): LiveParticipant | undefined {
  return call?.participants.find((participant) => participant.participantId === participantId);
}

function bare(callId: string): string {
  return callId.replaceAll('-', '').toLowerCase();
}
