import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { course, followed } from '../state/course.js';
import { isLookedAt } from '../state/look.js';
import { awaited } from '../state/recording/patience.js';
import { shown } from '../state/recording/recordings.js';
import { timeline } from '../state/timeline.js';
import { texts } from '../texts/index.js';
import { Verdict } from '../verdict/verdict.js';
import { LookAtCall } from './look.js';

/** How the transfer goes on after it was taken: what is known, and what is waited for. */
export function Course() {
  const known = course.value;
  if (!known) return null;
  const { status, outcome } = known;
  const isSilent = outcome?.kind === 'timedOut';
  return (
    <Verdict status={status} outcome={outcome} isAdvised={isSilent && isLookedAt.value} folded>
      {isSilent && (
        <>
          <Silence />
          <LookAtCall />
        </>
      )}
      {outcome && !isSilent && <Took at={known.at} />}
      {!outcome && <Waiting />}
    </Verdict>
  );
}

function Took({ at }: { readonly at: number }) {
  const sent = timeline.value.find(({ kind }) => kind === 'sent');
  return sent ? <p>{texts.course.took(at - sent.at)}</p> : null;
}

/** How long no verdict came, when that was given up. */
function Silence() {
  const silence = timeline.value.findLast((row) => row.kind === 'silence');
  return silence?.kind === 'silence' ? <p>{texts.course.silence(silence.seconds)}</p> : null;
}

/** How long word of the call has been waited for. */
function Waiting() {
  const wait = awaited.value.get(followed.value?.transferId ?? '');
  const now = useSignal(Date.now());
  useEffect(() => {
    now.value = Date.now();
    const clock = setInterval(() => {
      now.value = Date.now();
    }, 1000);
    return () => clearInterval(clock);
  }, [now, wait]);
  if (!wait) {
    const isLive = shown.value?.recording.origin === 'page' || shown.value?.recording.origin === 'relay';
    return <p>{texts.course[isLive ? 'noVerdictYet' : 'noVerdict']}</p>;
  }
  const seconds = Math.max(0, Math.floor((now.value - wait.since) / 1000));
  return <p>{texts.course.waiting(seconds, wait.seconds)}</p>;
}
