import { useState } from 'preact/hooks';
import { recordedTarget } from '../../../calls/recorded-party.js';
import type { Consultation } from '../../../protocol/consultations.js';
import { partyName } from '../../model/party-name.js';
import { consultationSituation } from '../../model/situation.js';
import { createConsultations } from '../../store/consultation/consultations.js';
import { consultationTexts as texts } from '../../texts/consultation.js';
import { transferTexts } from '../../texts/transfer.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Names } from '../../ui/names.js';

/** Calls the target first. Once it answers, the send button connects the caller to it. */
export function Asking() {
  const app = useApp();
  const { current, isAsking, refusal, busy, requestCall, cancel } = useLateStore(createConsultations);
  const { callerName } = app.liveChoice;
  const { targetName, resolve } = app.targetSearch;
  const { draft } = app.draft;
  const consultation = current.value;
  const [wasIncomplete, setIncomplete] = useState(false);
  const parts = transferTexts.neededParts;
  const missing = [draft.value.callId === '' && parts.call, targetName.value === '' && parts.target].filter(
    (part) => part !== false,
  );

  /** Calls the target, also one that was only typed. */
  async function call(): Promise<void> {
    const isFound = await resolve();
    const needsCall = draft.peek().callId === '';
    const needsTarget = targetName.peek() === '';
    // The field itself names a text that nobody was found for.
    setIncomplete(needsCall || (needsTarget && isFound));
    if (needsCall) document.querySelector<HTMLElement>('#form input[type=radio]:enabled, #form-title')?.focus();
    else if (needsTarget) document.getElementById('target')?.focus();
    else requestCall();
  }

  return (
    <div class="field asking">
      {consultation && <Progress consultation={consultation} />}
      {refusal.value !== undefined && (
        <p class="message" role="alert">
          {refusal.value}
        </p>
      )}
      {wasIncomplete && missing.length > 0 && (
        <p class="message" role="alert">
          {transferTexts.needed(missing)}
        </p>
      )}
      {consultation && isAsking.value ? (
        <button
          type="button"
          aria-disabled={busy.value || consultation.state.phase === 'ending'}
          onClick={() => cancel(consultation.consultationId)}
        >
          <Names text={texts.backTo(callerName.value)} />
        </button>
      ) : (
        <button type="button" class="primary" aria-disabled={busy.value} onClick={() => !busy.peek() && void call()}>
          <Names text={texts.call(targetName.value || undefined)} />
        </button>
      )}
      <ConfirmCall />
    </div>
  );
}

/** Asks before the first call of a real person. */
function ConfirmCall() {
  const { confirming, confirmCall } = useLateStore(createConsultations);
  const { targetName } = useApp().targetSearch;
  return (
    <ConfirmDialog
      id="confirm-call-title"
      texts={{ title: texts.confirmTitle, yes: texts.confirmYes, no: texts.confirmNo }}
      isOpen={confirming.value}
      onAnswer={confirmCall}
    >
      <p>
        <Names text={texts.confirm(targetName.value)} />
      </p>
    </ConfirmDialog>
  );
}

/** The state of the consultation, in a sentence. The ladder announces its steps; only the end is announced here. */
function Progress({ consultation }: { consultation: Consultation }) {
  const app = useApp();
  const { answeredAt, message } = consultation;
  const situation = consultationSituation(consultation);
  if (situation.kind === 'consulting') {
    const { stage } = situation;
    if (stage === 'answered' && answeredAt !== undefined) return <Answered since={answeredAt} />;
    return (
      <p class="hint" role="status" aria-live="off">
        {texts.states[stage]}
      </p>
    );
  }
  const { end, leftOver } = situation;
  const parties = { caller: app.liveChoice.callerName.value, target: partyName(recordedTarget(consultation.target)) };
  return (
    <p class="hint" role="status" aria-live="polite">
      <Names text={texts.consulted(situation, parties)} /> {end === 'refused' && message}{' '}
      {leftOver !== undefined && texts.leftOver(leftOver)}
    </p>
  );
}

function Answered({ since }: { since: number }) {
  const seconds = useSecondsSince(since);
  return (
    <p class="hint" role="status" aria-live="off">
      {texts.answered(transferTexts.age(Math.floor(seconds / 60), seconds % 60))}
    </p>
  );
}
