import { ErrorText } from '../error-text.js';
import { Fact } from '../fact.js';
import { isSentByPage } from '../state/destination.js';
import { isLookedAt } from '../state/look.js';
import { forbiddenOrigins } from '../state/policy.js';
import { shown } from '../state/recording/recordings.js';
import { lastSent } from '../state/sending.js';
import type { SendEnd } from '../state/timeline.js';
import { Technical } from '../technical.js';
import { errorWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';
import { DirectFailure } from './direct-failure.js';
import { LookAtCall } from './look.js';

interface FailureProps {
  readonly error: Extract<SendEnd, { kind: 'failed' }>['error'];
  /** Whether notifications told of the transfer all the same: then what to do is said with them. */
  readonly isToldOf: boolean;
}

/** Why there is no answer, and whether the transfer may have been taken all the same. */
export function Failure({ error, isToldOf }: FailureProps) {
  const { destination, url } = shown.value?.recording.request ?? {};
  // Of what others sent, or what is played, this page knows no more than it says, and there is nothing to send again.
  const isOwn = shown.value !== undefined && shown.value === lastSent.value;
  const isDirect = isOwn && error.code === 'network' && destination !== undefined && isSentByPage(destination);
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : '';
  const forbiddenOrigin = isDirect && forbiddenOrigins.value.has(origin) ? origin : undefined;
  const delivered = forbiddenOrigin === undefined ? error.delivered : 'no';
  return (
    <>
      <ErrorText words={errorWords(error)} />
      {delivered && !isToldOf && !isLookedAt.value && (
        <dl class="sentences">
          <Fact name={texts.explanation.whatToDo} value={texts.outcome.delivered[delivered]} />
        </dl>
      )}
      {delivered === 'unknown' && !isToldOf && <LookAtCall />}
      {isDirect && <DirectFailure forbiddenOrigin={forbiddenOrigin} />}
      <Details error={error} />
    </>
  );
}

/** That the operator broke it off needs no explanation. */
function Details({ error: { code, message, cause } }: Pick<FailureProps, 'error'>) {
  const isPlain = code === 'aborted' || (code === undefined && cause === undefined);
  if (isPlain) return null;
  return (
    <Technical>
      <dl>
        <Fact isData name={texts.outcome.code} value={code} />
        <Fact isData name={texts.outcome.cause} value={cause === message ? undefined : cause} />
      </dl>
    </Technical>
  );
}
