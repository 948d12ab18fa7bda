import type {
  CallHolder,
  Evidence,
  Phase,
  PhaseCertainty,
  ReplacedCall,
  TransferAspect,
  TransferChange,
  TransferStatus,
} from 'graph-call-transfer';
import { codesOf, resultText } from './notification.js';
import { region } from './region.js';

const phases: Readonly<Record<Phase, string>> = {
  requested: 'Requested',
  transferring: 'Transferring',
  transferAccepted: 'Accepted by the transfer target',
  completed: 'Completed',
  failed: 'Failed',
  ended: 'Ended without a word of the transfer',
};

const certainties: Readonly<Record<PhaseCertainty, { name: string; meaning: string }>> = {
  certain: { name: 'certain', meaning: 'Certain: Graph said so.' },
  likely: { name: 'likely', meaning: 'Likely: it follows from what Graph said.' },
  unknown: { name: 'not known why', meaning: 'Not known: the call is over, and Graph did not say why.' },
};

const holders: Readonly<Record<CallHolder, string>> = {
  transferor: 'You, the transferor',
  transferTarget: 'The transfer target',
  nobody: 'Nobody',
  unknown: 'Not known',
};

const evidence: Readonly<Record<Evidence['kind'], string>> = {
  expected: 'the transfer was announced',
  accepted: 'Graph took the request',
  refused: 'Graph refused the request',
  transferring: 'Graph said that it is transferring',
  transferAccepted: 'Graph said that the transfer target has accepted',
  failure: 'the call was established again with a failure',
  completion: 'the call ended because it was transferred',
  end: 'the call ended',
  replacedCallEnd: 'the call that the transfer replaces ended',
  other: 'there was other news of the call',
};

const aspects: Readonly<Record<TransferAspect, string>> = {
  attempt: 'attempt',
  phase: 'phase',
  certainty: 'certainty',
  callLives: 'whether your call lives',
  audio: 'audio',
  replacedCall: 'replaced call',
  holder: 'who has the caller',
};

/** How a verdict is told, wherever the page shows one. */
export const verdictTexts = region('verdict', {
  heading: verdictTitle,
  /** While nothing more was heard for as long as was waited. */
  silent: (status: TransferStatus) => `No verdict in time (${verdictTitle(status)})`,
  callId: 'Call',
  ofCall: (callId: string) => `Call ${callId}`,
  howSure: ({ phase, certainty }: TransferStatus) =>
    phase === 'requested' ? 'It was announced, and nothing was heard of it yet.' : certainties[certainty].meaning,
  facts: 'What is known',
  holder: 'Has the caller',
  holders,
  legs: 'Your call',
  leg: (lives: boolean) => (lives ? 'No end of it was heard: it lives.' : 'It is gone.'),
  replaced: 'Replaced call',
  replacedCall: ({ callId, lives, terminationReason }: ReplacedCall) =>
    [callId, lives ? 'lives' : 'is gone', terminationReason].filter(Boolean).join(' · '),
  attempt: 'Attempt',
  attemptNumber: (attempt: number, announced: boolean) =>
    `${attempt}, ${announced ? 'announced' : 'not announced: inferred from the notifications'}`,
  audio: 'Your audio',
  result: 'Result',
  reason: 'Reason',
  changes: 'How it went',
  change: ({ from, phase, certainty }: TransferChange) =>
    from === undefined || from === phase
      ? `${phases[phase]}, ${certainties[certainty].name}`
      : `From ${phases[from]} to ${phases[phase]}, ${certainties[certainty].name}`,
  because: ({ because, changed }: TransferChange) => {
    const facts = [because.changeType, because.state, because.result && codesOf(because.result)]
      .concat(because.terminationReason, because.audio && `audio ${because.audio}`)
      .filter((fact) => fact !== undefined && fact !== '');
    const said = facts.length > 0 ? ` (${facts.join(' · ')})` : '';
    const late = because.late ? ' It came after the verdict.' : '';
    return `Because ${evidence[because.kind]}${said}. New: ${changed.map((aspect) => aspects[aspect]).join(', ')}.${late}`;
  },
  resultText,
});

/** The state of a transfer in a few words. */
function verdictTitle({ phase, certainty, callLives }: TransferStatus): string {
  const afterFailure = callLives ? ': the call is back with you' : ', and the call ended afterwards';
  const doubt = certainty === 'certain' ? '' : ` (${certainties[certainty].name})`;
  return phases[phase] + doubt + (phase === 'failed' ? afterFailure : '');
}
