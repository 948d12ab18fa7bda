import type { LiveCall } from '../../../protocol/calls.js';
import { timeOfDay } from '../../i18n/format.js';
import { liveCallsTexts } from '../../texts/form.js';
import { useApp } from '../../ui/app-context.js';
import { Picker } from './picker.js';

/** The live calls to choose from. */
export function LiveCalls() {
  const app = useApp();
  const { shape } = app.fields;
  const { callToReplace, callToTransfer, chooseCall, chooseConsultation } = app.liveChoice;
  const { liveCalls } = app.liveCalls;
  const calls = liveCalls.value;
  const { group, consultative } = shape.value;
  // The participant of the consultation becomes the transfer target, so there is only one.
  const consultations = calls.filter(
    ({ callId, callType }) => callType === 'peerToPeer' && callId !== callToTransfer.value?.callId,
  );
  return (
    <fieldset>
      <legend>{liveCallsTexts.title}</legend>
      {calls.length === 0 ? (
        <p class="hint">{liveCallsTexts.empty}</p>
      ) : (
        <>
          <Picker
            id="live-call"
            label={liveCallsTexts.call}
            chosen={callToTransfer.value?.callId}
            options={calls.map(optionOf)}
            onChoose={chooseCall}
          />
          {group && <ParticipantPicker />}
          {consultative && (
            <Picker
              id="live-consultation"
              label={liveCallsTexts.consultation}
              chosen={callToReplace.value?.callId}
              options={consultations.map(optionOf)}
              onChoose={chooseConsultation}
            />
          )}
        </>
      )}
    </fieldset>
  );
}

function ParticipantPicker() {
  const { callToTransfer, chooseParticipant, participantToMove } = useApp().liveChoice;
  const participants = callToTransfer.value?.participants ?? [];
  const options = participants.flatMap(({ participantId, displayName, id }) =>
    participantId === undefined ? [] : [{ value: participantId, label: displayName ?? id ?? participantId }],
  );
  if (options.length === 0) return null;
  return (
    <Picker
      id="live-participant"
      label={liveCallsTexts.participant}
      chosen={options.find(({ value }) => value === participantToMove.value)?.value}
      options={options}
      onChoose={chooseParticipant}
    />
  );
}

function optionOf({ callId, callType, participants, state, since }: LiveCall) {
  const names = participants.flatMap(({ displayName, id }) => displayName ?? id ?? []);
  const one = names[0] ?? liveCallsTexts.nobody;
  const who = callType === 'group' ? liveCallsTexts.group(participants.length) : one;
  return { value: callId, label: liveCallsTexts.option(who, state, timeOfDay(since, 'toMinutes')) };
}
