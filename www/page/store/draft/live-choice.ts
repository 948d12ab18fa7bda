import { computed } from '@preact/signals';
import type { LiveCall, LiveParticipant } from '../../../protocol/calls.js';
import { type JsonObject, objectAt, valueAt } from '../../model/json-body.js';
import { partyName } from '../../model/party-name.js';
import { kindOf, paths, shapeOf } from '../../model/scenario.js';
import type { DestinationStore } from '../destination.js';
import type { ConsultationGate } from '../relay/consultation-gate.js';
import type { LiveCallsStore } from '../relay/live-calls.js';
import type { DraftStore } from './draft.js';

export type LiveChoice = ReturnType<typeof createLiveChoice>;

/** Creates the choices of live calls and their participants, which fill in the draft. */
export function createLiveChoice(
  { draft, chooseCallId, chooseShape, replaceMembers }: DraftStore,
  { liveCall, liveCalls }: LiveCallsStore,
  { live }: DestinationStore,
  { consultations }: ConsultationGate,
) {
  /** The live call that the draft transfers. */
  const callToTransfer = computed(() => liveCall(draft.value.callId));
  /** The live call that the draft replaces. */
  const callToReplace = computed(() => {
    const callId = valueAt(draft.value.body, paths.replacesCallId);
    return typeof callId === 'string' ? liveCall(callId) : undefined;
  });
  /** The roster's id of the participant whom the draft moves. */
  const participantToMove = computed(() => valueAt(draft.value.body, `${paths.transferee}/participantId`));

  /** The name or the number of the party that the draft moves; `undefined` while it is unknown. */
  const callerName = computed(() => {
    const { participants = [], callType } = callToTransfer.value ?? {};
    const moved =
      callType === 'group'
        ? participants.find(({ participantId }) => participantId === participantToMove.value)
        : participants[0];
    return partyName(moved);
  });
  /** The calls that the chosen destination can transfer, the newest first; not those with a target that is asked. */
  const calls = computed(() =>
    liveCalls.value.filter(
      (call) => isReachable(call, live.value) && !consultations.value?.isConsultationCall(call.callId),
    ),
  );

  /** Chooses the call to transfer; a group call needs a transferee. */
  function chooseCall(callId: string): void {
    chooseCallId(callId);
    const before = shapeOf(draft.peek().body);
    if (liveCall(callId)?.callType === 'group' && !before.group) chooseShape({ ...before, group: true });
  }

  /** Chooses the call to replace: its participant becomes the transfer target, because the operator consulted that one. */
  function chooseConsultation(callId: string): void {
    const identity = identityIn(liveCall(callId));
    const target = objectAt(draft.peek().body, paths.identity);
    // The participant of the call that was chosen before is not in this one.
    const isLeftOver = JSON.stringify(target) === JSON.stringify(identityIn(callToReplace.peek()));
    const wanted = identity ?? (isLeftOver ? { [kindOf(target)]: { id: '' } } : target);
    replaceMembers([
      [paths.replacesCallId, callId],
      [paths.identity, wanted],
    ]);
  }

  /** Chooses the participant to move. */
  function chooseParticipant(participantId: string): void {
    const participant = callToTransfer.peek()?.participants.find((each) => each.participantId === participantId);
    const identity = participant && identityOf(participant);
    replaceMembers([[paths.transferee, { ...(identity && { identity }), participantId }]]);
  }

  return {
    calls,
    callerName,
    callToTransfer,
    callToReplace,
    participantToMove,
    chooseCall,
    chooseConsultation,
    chooseParticipant,
  };
}

/** Returns whether the destination can transfer a call: only the Graph of a call can. */
function isReachable(call: LiveCall, isLive: boolean): boolean {
  return (call.source === 'graph') === isLive;
}

/** Returns the identity of the participant of a peer-to-peer call, if it is known. */
function identityIn(call: LiveCall | undefined): JsonObject | undefined {
  const [other] = call?.participants ?? [];
  return other && identityOf(other);
}

/** Returns the identity set of a participant, as a request has it; `undefined` without an id. */
function identityOf({ kind, id, tenantId, displayName }: LiveParticipant): JsonObject | undefined {
  if (id === undefined) return undefined;
  return { [kind]: { id, ...(tenantId && { tenantId }), ...(displayName && { displayName }) } };
}
