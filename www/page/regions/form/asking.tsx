import type { Consultation } from '../../../protocol/consultations.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import { useApp } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';
import { Names } from '../../ui/names.js';

/** Calls the target first. Once it answers, the send button connects the caller to it. */
export function Asking() {
  const app = useApp();
  const { current, refusal, busy, call, cancel } = app.consultations;
  const { callerName } = app.liveChoice;
  const { targetName } = app.targetSearch;
  const { draft } = app.draft;
  const consultation = current.value;
  const isActive = consultation !== undefined && consultation.state.phase !== 'ended';
  const name = targetName.value === '' ? undefined : targetName.value;
  const isReady = name !== undefined && draft.value.callId !== '';
  return (
    <div class="field asking">
      {consultation && <Progress consultation={consultation} />}
      {refusal.value !== undefined && (
        <p class="message" role="alert">
          {refusal.value}
        </p>
      )}
      {isActive ? (
        <button
          type="button"
          aria-disabled={busy.value || consultation.state.phase === 'ending'}
          onClick={() => cancel(consultation.consultationId)}
        >
          <Names text={texts.backTo(callerName.value)} />
        </button>
      ) : (
        <button type="button" aria-disabled={busy.value || !isReady} onClick={() => isReady && call()}>
          <Names text={texts.call(name)} />
        </button>
      )}
    </div>
  );
}

/** The state of the consultation, in a sentence. */
function Progress({ consultation }: { consultation: Consultation }) {
  const { state, answeredAt, isLeftOver, message } = consultation;
  if (state.phase === 'answered' && answeredAt !== undefined) return <Answered since={answeredAt} />;
  const { phase, end } = state;
  const text =
    phase === 'calling'
      ? texts.consulting[state.hasRung ? 'ringing' : 'calling']
      : phase === 'ended'
        ? texts.consultationEnds[end ?? 'cancelled']
        : texts.consulting[phase === 'ending' ? 'ending' : 'transferring'];
  return (
    <p class="hint" role="status">
      {text} {end === 'refused' && message} {isLeftOver && texts.leftOver(state.callId ?? consultation.consultationId)}
    </p>
  );
}

function Answered({ since }: { since: number }) {
  const seconds = useSecondsSince(since);
  return (
    <p class="hint" role="status">
      {texts.answered(texts.age(Math.floor(seconds / 60), seconds % 60))}
    </p>
  );
}
