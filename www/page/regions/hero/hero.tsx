import { useEffect } from 'preact/hooks';
import type { Action, Situation } from '../../model/situation.js';
import { stepsOf } from '../../model/situation.js';
import { createActions } from '../../store/timeline/actions.js';
import { createCallStatus } from '../../store/timeline/call-status.js';
import { heroTexts as texts } from '../../texts/hero.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';
import { useCountdown } from '../../ui/countdown.js';
import { Names } from '../../ui/names.js';

/** The situations of a transfer that goes on. */
const UNDER_WAY: readonly Situation['kind'][] = ['sending', 'sent', 'unfollowed', 'transferring', 'targetAccepted'];

type Tone = 'neutral' | 'success' | 'warning' | 'danger';

/** The outcome of the transfer that is shown, large, with the next actions and the steps. */
export function Hero() {
  const app = useApp();
  const { situation, parties } = useLateStore(createActions);
  const { shown, visits } = app.recordings;
  const visit = visits.value;
  useEffect(() => {
    if (visit > 0) document.getElementById('timeline-title')?.focus();
  }, [visit]);
  const now = situation.value;
  const detail = texts.detail(now, parties.value);
  const code = texts.code(now);
  return (
    <div class="hero" data-tone={toneOf(now)} data-situation={now.kind}>
      {shown.value && (
        <p class="parties">
          <span>
            <Names text={texts.parties(parties.value)} />
          </span>
          <Duration />
        </p>
      )}
      <h3 class="outcome">
        <Names text={texts.title(now, parties.value)} />
      </h3>
      {(detail || code) && (
        <p class="outcome-detail">
          {detail && <Names text={detail} />} {code && <bdi>({code})</bdi>}
        </p>
      )}
      <Waiting />
      <Actions />
      <Steps />
    </div>
  );
}

function toneOf(situation: Situation): Tone {
  switch (situation.kind) {
    case 'completed':
      return situation.isCertain ? 'success' : 'warning';
    case 'failed':
    case 'refused':
    case 'notSent':
      return 'danger';
    case 'ended':
    case 'silent':
    case 'disconnected':
    case 'noResponse':
    case 'checked':
      return 'warning';
    case 'consulted':
      if (situation.leftOver !== undefined || situation.end === 'refused') return 'danger';
      return situation.end === 'cancelled' || situation.end === 'aborted' ? 'neutral' : 'warning';
    default:
      return 'neutral';
  }
}

/** The time from sending to the outcome. */
function Duration() {
  const { shown } = useApp().recordings;
  const steps = shown.value ? stepsOf(shown.value.played) : [];
  const last = steps.at(-1);
  if (!last?.after || shown.value?.recording.untimed) return null;
  return <span class="took">{texts.took(last.after)}</span>;
}

/** The time of the wait for a verdict. */
function Waiting() {
  const { situation, wait } = useLateStore(createActions);
  const isWaiting = ['sent', 'transferring', 'targetAccepted'].includes(situation.value.kind);
  return isWaiting && wait.value ? <WaitingTime since={wait.value.since} limit={wait.value.seconds} /> : null;
}

function WaitingTime({ since, limit }: { readonly since: number; readonly limit: number }) {
  const seconds = useSecondsSince(since);
  return <p class="hint">{texts.waiting(seconds, limit)}</p>;
}

/** The next actions; the main one is filled. */
function Actions() {
  const { actions, run, situation } = useLateStore(createActions);
  const { isChecking } = useLateStore(createCallStatus);
  if (actions.value.length === 0) return null;
  return (
    <div class="buttons">
      {actions.value.map((action, index) =>
        action === 'signIn' ? (
          <a key={action} class="button" href="./">
            {texts.actions.signIn}
          </a>
        ) : action === 'tryAgain' ? (
          <TryAgain key={action} isMain={index === 0} />
        ) : (
          <button
            key={action}
            type="button"
            class={classOf(action, index, situation.value)}
            aria-disabled={action === 'checkCall' && isChecking.value}
            onClick={() => run(action, focusInForm)}
          >
            {action === 'checkCall' && isChecking.value ? texts.checking : texts.actions[action]}
          </button>
        ),
      )}
    </div>
  );
}

/** A transfer in progress needs no action: nothing is filled then. */
function classOf(action: Action, index: number, { kind }: Situation): string {
  const isRunning = UNDER_WAY.includes(kind);
  return index === 0 && !isRunning && action !== 'copyDetails' ? 'primary' : 'subtle';
}

/** The button that sends again, when Graph allows it. */
function TryAgain({ isMain }: { readonly isMain: boolean }) {
  const { situation, run } = useLateStore(createActions);
  const now = situation.value;
  const seconds = now.kind === 'refused' ? (now.retryAfterSeconds ?? 0) : 0;
  const left = useCountdown(now, seconds);
  return (
    <button
      type="button"
      class={isMain ? 'primary' : 'subtle'}
      aria-disabled={left > 0}
      onClick={() => left === 0 && run('tryAgain', focusInForm)}
    >
      {left > 0 ? texts.retryIn(left) : texts.actions.tryAgain}
    </button>
  );
}

function focusInForm(target: 'calls' | 'target'): void {
  requestAnimationFrame(() => {
    const element =
      target === 'target' ? '#target' : '#form input:checked, #form input[type=radio]:enabled, #form-title';
    document.querySelector<HTMLElement>(element)?.focus();
  });
}

/** The steps of the transfer, each with its time; a failure returns to the transferor. */
function Steps() {
  const app = useApp();
  const { shown } = app.recordings;
  const { parties } = useLateStore(createActions);
  const steps = shown.value ? stepsOf(shown.value.played) : [];
  if (steps.length === 0) return null;
  return (
    <ol class="steps" aria-label={texts.steps}>
      {steps.map((step) => (
        <li key={step.name} data-step={step.name} data-done={step.after !== undefined}>
          <span>
            <Names text={texts.step(step, parties.value)} />
          </span>
          {step.after !== undefined &&
            step.name !== 'sent' &&
            step.name !== 'dialed' &&
            !shown.value?.recording.untimed && <span class="step-time">{texts.took(step.after)}</span>}
        </li>
      ))}
    </ol>
  );
}
