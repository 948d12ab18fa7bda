import type {
  ConnectedParty,
  Evidence,
  FailureCause,
  Phase,
  PhaseCertainty,
  ReplacedCall,
  RetryTarget,
  StatusField,
  TransferChange,
  TransferOutcome,
  TransferStatus,
} from 'graph-call-transfer';
import { region } from '../i18n/region.js';
import { codesOf, resultText } from './notification.js';

const phases: Readonly<Record<Phase, string>> = {
  requested: 'Requested',
  transferring: 'Transferring',
  transferAccepted: 'Accepted by the transfer target',
  completed: 'Completed',
  failed: 'Failed',
  ended: 'Ended for another reason',
};

const certainties: Readonly<Record<PhaseCertainty, { name: string; meaning: string }>> = {
  certain: { name: 'certain', meaning: 'Confirmed by Graph.' },
  likely: { name: 'likely', meaning: 'Probably: it follows from Graph’s notifications.' },
  unknown: { name: 'not known why', meaning: 'Unknown: the call is over, and Graph gave no reason.' },
};

const connectedParties: Readonly<Record<ConnectedParty, string>> = {
  transferor: 'You, the transferor',
  transferTarget: 'The transfer target, or its voicemail',
  none: 'No one: the caller hung up',
  unknown: 'Not known',
};

const causes: Readonly<Record<FailureCause, string>> = {
  declined: 'The target declined',
  noAnswer: 'The target did not answer',
  busy: 'The target is busy',
  unreachable: 'The target cannot be reached',
  wrongTarget: 'The target is wrong',
  notAllowed: 'A permission, policy or route is missing',
  invalidRequest: 'The request is wrong',
  callState: 'A call was not in the right state',
  callerLeft: 'The caller hung up',
  conversationEnded: 'The conversation ended',
  hungUpByApp: 'The app ended the call',
  throttled: 'Too many requests',
  media: 'No path for the sound',
  trunk: 'The telephone side had a fault',
  service: 'Microsoft’s service had a fault',
  unknown: 'Not known',
};

const retries: Readonly<Record<RetryTarget, string>> = {
  no: 'Does not help',
  sameTarget: 'To the same target, at once',
  otherTarget: 'To another target only',
  later: 'To the same target, later',
  afterCheck: 'After a look at the call',
};

const evidenceKinds: Readonly<Record<Evidence['kind'], string>> = {
  expected: 'the transfer was requested',
  accepted: 'Graph accepted the request',
  refused: 'Graph refused the request',
  transferring: 'Graph is transferring the call',
  transferAccepted: 'the transfer target accepted',
  failure: 'the call was established again with a failure',
  completion: 'the call ended because it was transferred',
  end: 'the call ended',
  replacedCallEnd: 'the call that the transfer replaces ended',
  other: 'of other news of the call',
};

const aspects: Readonly<Record<StatusField, string>> = {
  attempt: 'attempt',
  phase: 'phase',
  certainty: 'certainty',
  callActive: 'whether your call is active',
  audio: 'audio',
  replacedCall: 'replaced call',
  connectedTo: 'who the caller is connected to',
};

/** The words of a verdict, wherever the page shows one. */
export const verdictTexts = region('verdict', {
  heading: verdictTitle,
  /** After the wait for notifications. */
  silent: (status: TransferStatus) => `We don’t know yet what happened (${verdictTitle(status)})`,
  callId: 'Call',
  ofCall: (callId: string) => `Call ${callId}`,
  howSure: ({ phase, certainty }: TransferStatus) =>
    phase === 'requested' ? 'Sent. Waiting for Graph…' : certainties[certainty].meaning,
  facts: 'What is known',
  connectedTo: 'Caller is connected to',
  connectedParties,
  cause: 'Cause',
  causes,
  retry: 'Another transfer',
  retries,
  alarm: 'Alarm',
  /** Whether it is worth an alarm, or ordinary. */
  alarmWorth: ({ isIncident }: Pick<TransferOutcome, 'isIncident'>) =>
    isIncident ? 'Worth one: it needs a technician' : 'None: it is ordinary',
  legs: 'Your call',
  leg: (active: boolean) => (active ? 'Active' : 'Ended'),
  replaced: 'Replaced call',
  replacedCall: ({ callId, active, terminationReason }: ReplacedCall) =>
    [callId, active ? 'active' : 'ended', terminationReason].filter(Boolean).join(' · '),
  attempt: 'Attempt',
  attemptNumber: (attempt: number, announced: boolean) =>
    `${attempt}, ${announced ? 'requested here' : 'inferred from the notifications'}`,
  audio: 'Your audio',
  result: 'Result',
  reason: 'Reason',
  changes: 'Changes',
  change: ({ previousPhase: from, phase, certainty }: TransferChange) =>
    from === undefined || from === phase
      ? `${phases[phase]}, ${certainties[certainty].name}`
      : `From ${phases[from]} to ${phases[phase]}, ${certainties[certainty].name}`,
  evidence: ({ evidence, changed }: TransferChange) => {
    const facts = [evidence.changeType, evidence.state, evidence.result && codesOf(evidence.result)]
      .concat(evidence.terminationReason, evidence.audio && `audio ${evidence.audio}`)
      .filter((fact) => fact !== undefined && fact !== '');
    const said = facts.length > 0 ? ` (${facts.join(' · ')})` : '';
    const late = evidence.late ? ' It came after the verdict.' : '';
    return `Because ${evidenceKinds[evidence.kind]}${said}. New: ${changed.map((aspect) => aspects[aspect]).join(', ')}.${late}`;
  },
  resultText,
});

/** The state of a transfer in a few words. */
function verdictTitle({ phase, certainty, callActive }: TransferStatus): string {
  const afterFailure = callActive ? ': the call is back with you' : ', and the call ended afterwards';
  const doubt = certainty === 'certain' ? '' : ` (${certainties[certainty].name})`;
  return phases[phase] + doubt + (phase === 'failed' ? afterFailure : '');
}
