import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Course as CourseOf, course, patienceSeconds } from '../state/course.js';
import { timeline } from '../state/timeline.js';
import { adviceOf } from '../texts/core-words.js';
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
    <Verdict status={status} whatToDo={outcome && adviceOf(outcome)} folded>
      {isSilent && (
        <>
          <p>{texts.course.silence(patienceSeconds.value)}</p>
          <LookAtCall />
        </>
      )}
      {outcome && !isSilent && <Took at={known.at} />}
      {!outcome && <Waiting for={known} />}
    </Verdict>
  );
}

function Took({ at }: { readonly at: number }) {
  const sent = timeline.value.find(({ kind }) => kind === 'sent');
  return sent ? <p>{texts.course.took(at - sent.at)}</p> : null;
}

function Waiting({ for: { status } }: { readonly for: CourseOf }) {
  const seconds = useSignal(0);
  const { callId, attempt } = status;
  useEffect(() => {
    seconds.value = 0;
    const clock = setInterval(() => {
      seconds.value += 1;
    }, 1000);
    return () => clearInterval(clock);
  }, [seconds, callId, attempt]);
  return <p>{texts.course.waiting(seconds.value, patienceSeconds.value)}</p>;
}
