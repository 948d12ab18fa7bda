import type { LiveCall } from '../../../protocol/calls.js';
import { shortName } from '../../i18n/names.js';
import { partyName } from '../../model/party-name.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import { useApp } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';

/** The calls to transfer: a card for each. */
export function CallCards() {
  const { calls } = useApp().liveChoice;
  // The longest call first: a new one appears below, and moves no card away from under a finger.
  const cards = calls.value.toReversed();
  const names = cards.map(nameOf);
  return (
    <fieldset class="cards">
      <legend>{texts.who}</legend>
      {cards.length === 0 && <p class="hint">{texts.noCalls}</p>}
      <div class="card-list">
        {cards.map((call, index) => (
          <CallCard
            key={call.callId}
            call={call}
            name={names[index] ?? ''}
            isRepeated={names.indexOf(names[index] ?? '') !== names.lastIndexOf(names[index] ?? '')}
          />
        ))}
      </div>
      <PastedCall />
    </fieldset>
  );
}

interface CallCardProps {
  readonly call: LiveCall;
  readonly name: string;
  /** Whether another call has the same name. */
  readonly isRepeated: boolean;
}

function CallCard({ call, name, isRepeated }: CallCardProps) {
  const { callToTransfer, chooseCall } = useApp().liveChoice;
  const isReady = call.state === 'established' || call.state === 'hold';
  return (
    <label class="card" data-ready={isReady}>
      <input
        type="radio"
        name="call"
        checked={callToTransfer.value?.callId === call.callId}
        disabled={!isReady}
        onChange={() => chooseCall(call.callId)}
      />
      <bdi class="card-name" title={name}>
        {shortName(name)}
      </bdi>
      <span class="card-meta">
        {isRepeated && <bdi>{texts.sameName(call.callId.slice(0, 8))}</bdi>}
        {isReady ? <Age since={call.since} /> : texts.notReady(call.state)}
      </span>
    </label>
  );
}

/** The duration of a call. */
function Age({ since }: { readonly since: number }) {
  const { pageTime } = useApp().connection;
  const seconds = useSecondsSince(pageTime(since));
  // A screen reader would read it every second.
  return <span aria-hidden="true">{texts.age(Math.floor(seconds / 60), seconds % 60)}</span>;
}

function nameOf({ callType, participants }: LiveCall): string {
  if (callType === 'group') return texts.group(participants.length);
  const [other] = participants;
  return partyName(other) ?? texts.unknownCaller;
}

/** The field for a call that is not listed. */
function PastedCall() {
  const app = useApp();
  const { draft, chooseCallId } = app.draft;
  const { callToTransfer, calls } = app.liveChoice;
  const isPasted = draft.value.callId !== '' && callToTransfer.value === undefined;
  return (
    <details open={isPasted || calls.value.length === 0}>
      <summary>{texts.noCall}</summary>
      <input
        id="pasted-call"
        type="text"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        aria-label={texts.callId}
        aria-describedby="pasted-call-hint"
        value={isPasted ? draft.value.callId : ''}
        onInput={({ currentTarget: { value } }) => chooseCallId(value.trim())}
      />
      <p id="pasted-call-hint" class="hint">
        {texts.callIdHint}
      </p>
    </details>
  );
}

/** The participants of a group call, of whom one is moved. */
export function Participants() {
  const { callToTransfer, participantToMove, chooseParticipant } = useApp().liveChoice;
  const call = callToTransfer.value;
  if (call?.callType !== 'group') return null;
  return (
    <fieldset class="cards">
      <legend>{texts.participant}</legend>
      <div class="card-list">
        {call.participants.map(({ participantId, displayName, id }) =>
          participantId === undefined ? null : (
            <label key={participantId} class="card" data-ready>
              <input
                type="radio"
                name="participant"
                checked={participantToMove.value === participantId}
                onChange={() => chooseParticipant(participantId)}
              />
              <bdi class="card-name">{partyName({ displayName, id }) ?? participantId}</bdi>
            </label>
          ),
        )}
      </div>
    </fieldset>
  );
}
