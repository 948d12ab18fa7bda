import { computed } from '@preact/signals';
import type { LiveCall, LiveParticipant } from '../../protocol/calls.js';
import { type JsonObject, objectAt, valueAt } from './body.js';
import { chooseCallId, chooseShape, draft, replaceMembers } from './draft.js';
import { liveCall } from './relay/live-calls.js';
import { kindOf, paths, shapeOf } from './scenario.js';

/** The live call that the draft transfers. */
export const callToTransfer = computed(() => liveCall(draft.value.callId));

/** The live call that the draft replaces. */
export const callToReplace = computed(() => {
  const callId = valueAt(draft.value.body, paths.replacesCallId);
  return typeof callId === 'string' ? liveCall(callId) : undefined;
});

/** The participant whom the draft moves, by the roster's id. */
export const participantToMove = computed(() => valueAt(draft.value.body, `${paths.transferee}/participantId`));

/** Transfers a live call; out of one with several people somebody has to be chosen. */
export function chooseCall(callId: string): void {
  chooseCallId(callId);
  const before = shapeOf(draft.peek().body);
  if (liveCall(callId)?.callType === 'group' && !before.group) chooseShape({ ...before, group: true });
}

/** Replaces a live call: who is in it becomes the transfer target, because that is whom the operator consulted. */
export function chooseConsultation(callId: string): void {
  const identity = identityIn(liveCall(callId));
  const target = objectAt(draft.peek().body, paths.identity);
  // Who was in the call that was chosen before is not in this one.
  const isLeftOver = sameJson(target, identityIn(callToReplace.peek()));
  const wanted = identity ?? (isLeftOver ? { [kindOf(target)]: { id: '' } } : target);
  replaceMembers([
    [paths.replacesCallId, callId],
    [paths.identity, wanted],
  ]);
}

/** Who is in a peer-to-peer call besides the app, if that is known. */
function identityIn(call: LiveCall | undefined): JsonObject | undefined {
  const [other] = call?.participants ?? [];
  return other && identityOf(other);
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Moves a participant of the call. */
export function chooseParticipant(participantId: string): void {
  const participant = callToTransfer.peek()?.participants.find((one) => one.participantId === participantId);
  const identity = participant && identityOf(participant);
  replaceMembers([[paths.transferee, { ...(identity && { identity }), participantId }]]);
}

/** The identity set of a participant, as a request has it; `undefined` without an id. */
function identityOf({ kind, id, tenantId, displayName }: LiveParticipant): JsonObject | undefined {
  if (id === undefined) return undefined;
  return { [kind]: { id, ...(tenantId && { tenantId }), ...(displayName && { displayName }) } };
}
