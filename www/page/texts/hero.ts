import { duration, timeOfDay, wholeSeconds } from '../i18n/format.js';
import { isolate } from '../i18n/names.js';
import { region } from '../i18n/region.js';
import type { Action, Situation, Step } from '../model/situation.js';
import type { Parties } from '../model/summary.js';
import { consultationTexts } from './consultation.js';
import { partyNames } from './party-names.js';

/** The sentence of a failure whose cause is known. */
function failureSentence({ cause, isCauseCertain }: Extract<Situation, { kind: 'failed' }>, Target: string): string {
  const probably = isCauseCertain ? '' : ' probably';
  switch (cause) {
    case 'declined':
      return `${Target}${probably} declined.`;
    case 'noAnswer':
      return `${Target}${probably} didn’t answer.`;
    case 'busy':
      return `${Target} is${probably} busy.`;
    case 'unreachable':
    case 'wrongTarget':
      return `${Target}${probably} can’t be reached.`;
    default:
      return 'The transfer didn’t go through.';
  }
}

/** Returns the outcome of a transfer in one sentence. */
function title(situation: Situation, parties: Parties): string {
  const { Caller, caller, Target, target } = partyNames(parties);
  switch (situation.kind) {
    case 'none':
      return 'No transfer yet.';
    case 'sending':
      return 'Sending the transfer…';
    case 'sent':
      return 'Sent. Waiting for Graph…';
    case 'unfollowed':
      return 'Graph accepted the transfer.';
    case 'transferring':
      return `Transferring ${caller} to ${target}…`;
    case 'targetAccepted':
      return `${Target} accepted. Connecting…`;
    case 'completed':
      return situation.isCertain
        ? `${Caller} is now talking to ${target}.`
        : `${Caller} is probably talking to ${target}.`;
    case 'failed': {
      const sentence = failureSentence(situation, Target);
      if (!situation.isBack) return `${sentence} The call has ended.`;
      return `${sentence} ${Caller} is ${situation.isCertain ? '' : 'probably '}back with you.`;
    }
    case 'ended':
      return situation.cause === 'callerLeft'
        ? `${Caller} hung up before the transfer finished.`
        : `The call ended. We don’t know whether ${caller} reached ${target}.`;
    case 'silent':
      return 'We don’t know yet what happened.';
    case 'checked':
      if (situation.isOver) return `The call has ended. Ask ${target} whether ${caller} arrived.`;
      if (situation.state === 'established' || situation.state === 'hold') {
        return `${Caller} is still with you. The transfer hasn’t happened.`;
      }
      return 'Graph is still transferring the call.';
    case 'disconnected':
      return `Contact lost at ${timeOfDay(situation.since, 'toSeconds')}.`;
    case 'refused':
      return 'Graph refused the transfer.';
    case 'notSent':
      return situation.isSignedOut ? 'You’ve been signed out.' : 'The transfer wasn’t sent.';
    case 'noResponse':
      return situation.isStopped ? 'You stopped waiting for Graph’s answer.' : 'Graph didn’t answer.';
    case 'consulting':
      return consultationTexts.consulting(situation, parties);
    case 'consulted':
      return consultationTexts.consulted(situation, parties);
  }
}

/** Returns the sentence below the outcome; `undefined` where the outcome is enough. */
function detail(situation: Situation, parties: Parties): string | undefined {
  const { caller } = partyNames(parties);
  switch (situation.kind) {
    case 'none':
      return 'Choose who’s on the line and where to transfer the call.';
    case 'unfollowed':
      return 'Its notifications go to your bot, not to this page.';
    case 'completed':
      return situation.isAnnounced ? 'You’re off the call.' : 'You’re off the call. Voicemail may have answered.';
    case 'silent':
      return `No news for ${wholeSeconds(situation.seconds)}. Later news will still be shown.`;
    case 'disconnected':
      return 'Anything since then is unknown. The page keeps reconnecting.';
    case 'refused':
      return situation.mayBeInProgress
        ? 'It may have started all the same. Check the call first.'
        : `Nothing was transferred: you still have ${caller}.`;
    case 'notSent':
      return situation.isSignedOut ? 'Nothing was sent, and your draft is safe.' : situation.message;
    case 'noResponse':
      return 'The transfer may go on. Check the call before you send it again.';
    case 'consulting':
      return situation.stage === 'answered' ? consultationTexts.ask(parties) : undefined;
    case 'consulted':
      return situation.leftOver && consultationTexts.leftOver(situation.leftOver);
    default:
      return undefined;
  }
}

/** Returns the code of a refusal, for the people who look after the app. */
function code(situation: Situation): string | undefined {
  if (situation.kind === 'consulted') return situation.code;
  if (situation.kind !== 'refused') return undefined;
  return [situation.status, situation.code].filter(Boolean).join('/');
}

const actions: Readonly<Record<Action, string>> = {
  stopWaiting: 'Stop waiting',
  tryAgain: 'Try again',
  someoneElse: 'Someone else',
  backToCaller: 'Back to caller',
  checkCall: 'Check the call',
  signIn: 'Sign in',
  next: 'Next transfer',
  copyDetails: 'Copy details',
};

/** Returns the name of a step. */
function step({ name }: Step, { target }: Parties): string {
  switch (name) {
    case 'sent':
      return 'Sent';
    case 'accepted':
      return 'Graph took it';
    case 'targetAccepted':
      return target === undefined ? 'Accepted' : `${isolate(target)} accepted`;
    case 'connected':
      return 'Connected';
    case 'returned':
      return 'Back with you';
    case 'stopped':
      return 'Not transferred';
    case 'dialed':
      return 'Called';
    case 'ringing':
      return 'Ringing';
    case 'answered':
      return target === undefined ? 'Answered' : `${isolate(target)} answered`;
  }
}

/** The outcome of a transfer, in the words of its operator. */
export const heroTexts = region('hero', {
  heading: 'Outcome',
  parties: ({ caller, target }: Parties) =>
    `${caller === undefined ? 'Caller' : isolate(caller)} to ${target === undefined ? 'target' : isolate(target)}`,
  title,
  detail,
  code,
  actions,
  checking: 'Checking…',
  retryIn: (seconds: number) => `Try again in ${wholeSeconds(seconds)}`,
  steps: 'Steps',
  step,
  took: (ms: number) => duration(ms),
  waiting: (seconds: number, limit: number) =>
    `Waiting ${wholeSeconds(seconds)} (we’ll give up at ${wholeSeconds(limit)})`,
  copied: 'Copied the details for support.',
  copyRefused: 'The browser didn’t allow copying.',
});
