import { useId } from 'preact/hooks';
import { createCallStatus } from '../../store/timeline/call-status.js';
import { callCheckTexts } from '../../texts/call-check.js';
import { errorWords } from '../../texts/core-words.js';
import { texts } from '../../texts/index.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';
import { Verdict } from '../../ui/verdict.js';

/** How the transfer goes on after it was taken: what is known, and what is waited for. */
export function Progress() {
  const app = useApp();
  const { progress } = app.timeline;
  const { isChecked } = useLateStore(createCallStatus);
  const known = progress.value;
  if (!known) return null;
  const { status, outcome } = known;
  const isSilent = outcome?.kind === 'timedOut';
  return (
    <Verdict status={status} outcome={outcome} isAdvised={isSilent && isChecked.value} folded>
      {isSilent && (
        <>
          <Silence />
          <CheckCall />
        </>
      )}
      {outcome && !isSilent && <Took at={known.at} />}
      {!outcome && <Waiting />}
    </Verdict>
  );
}

function Took({ at }: { readonly at: number }) {
  const { timeline } = useApp().timeline;
  const sent = timeline.value.find(({ kind }) => kind === 'sent');
  return sent ? <p>{texts.progress.took(at - sent.at)}</p> : null;
}

/** How long no verdict came, when that was given up. */
function Silence() {
  const { timeline } = useApp().timeline;
  const silence = timeline.value.findLast((row) => row.kind === 'silence');
  return silence?.kind === 'silence' ? <p>{texts.progress.silence(silence.seconds)}</p> : null;
}

/** The time of the wait for notifications. */
function Waiting() {
  const app = useApp();
  const { waits } = app.verdictTimeout;
  const { shown } = app.recordings;
  const wait = waits.value.get(shown.value?.recording.id ?? '');
  const seconds = useSecondsSince(wait?.since ?? 0);
  if (!wait) {
    const isLive = shown.value?.recording.origin === 'page' || shown.value?.recording.origin === 'relay';
    return <p>{texts.progress[isLive ? 'noVerdictYet' : 'noVerdict']}</p>;
  }
  return <p>{texts.progress.waiting(seconds, wait.seconds)}</p>;
}

/** The button that looks the call up at Graph, where notifications are missing. */
export function CheckCall() {
  const { checkCall, canCheck, isChecking } = useLateStore(createCallStatus);
  const hint = useId();
  if (!canCheck.value) return null;
  return (
    <div class="inline">
      <button type="button" aria-disabled={isChecking.value} aria-describedby={hint} onClick={checkCall}>
        {callCheckTexts[isChecking.value ? 'checking' : 'check']}
      </button>
      <span id={hint} class="hint">
        {callCheckTexts.hint}
      </span>
      <LastCheck />
    </div>
  );
}

/** The result of the last lookup: its row may be far below. */
function LastCheck() {
  const { timeline } = useApp().timeline;
  const last = timeline.value.findLast((row) => row.kind === 'read' || row.kind === 'unread');
  if (last?.kind !== 'read' && last?.kind !== 'unread') return null;
  return (
    <p>
      <strong>{callCheckTexts.title(last)}.</strong>{' '}
      {last.kind === 'read' ? callCheckTexts.meaning(last.lookup) : errorWords(last.error).message}
    </p>
  );
}
