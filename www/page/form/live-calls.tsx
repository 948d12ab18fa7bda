import type { LiveCall } from '../../protocol/calls.js';
import { shape } from '../state/fields.js';
import {
  callToReplace,
  callToTransfer,
  chooseCall,
  chooseConsultation,
  chooseParticipant,
  participantToMove,
} from '../state/live-choice.js';
import { liveCalls } from '../state/relay/live-calls.js';
import { timeOfDay } from '../texts/format.js';
import { texts } from '../texts/index.js';
import { Picker } from './picker.js';

/** The calls that live, to choose from: nobody knows ids by heart. */
export function LiveCalls() {
  const calls = liveCalls.value;
  const { group, consultative } = shape.value;
  // The transfer target is whoever is in the consultation: with several people there it would be nobody's guess.
  const consultations = calls.filter(
    ({ callId, callType }) => callType === 'peerToPeer' && callId !== callToTransfer.value?.callId,
  );
  return (
    <fieldset>
      <legend>{texts.liveCalls.title}</legend>
      {calls.length === 0 ? (
        <p class="hint">{texts.liveCalls.empty}</p>
      ) : (
        <>
          <Picker
            id="live-call"
            label={texts.liveCalls.call}
            chosen={callToTransfer.value?.callId}
            options={calls.map(optionOf)}
            onChoose={chooseCall}
          />
          {group && <ParticipantPicker />}
          {consultative && (
            <Picker
              id="live-consultation"
              label={texts.liveCalls.consultation}
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
  const participants = callToTransfer.value?.participants ?? [];
  const options = participants.flatMap(({ participantId, displayName, id }) =>
    participantId === undefined ? [] : [{ value: participantId, label: displayName ?? id ?? participantId }],
  );
  if (options.length === 0) return null;
  return (
    <Picker
      id="live-participant"
      label={texts.liveCalls.participant}
      chosen={options.find(({ value }) => value === participantToMove.value)?.value}
      options={options}
      onChoose={chooseParticipant}
    />
  );
}

function optionOf({ callId, callType, participants, state, since }: LiveCall) {
  const names = participants.flatMap(({ displayName, id }) => displayName ?? id ?? []);
  const one = names[0] ?? texts.liveCalls.nobody;
  const who = callType === 'group' ? texts.liveCalls.group(participants.length) : one;
  return { value: callId, label: texts.liveCalls.option(who, state, timeOfDay(since, 'toMinutes')) };
}
