import { isSentByPage } from '../../model/destination.js';
import type { SendEnd } from '../../model/recording.js';
import { createCallStatus } from '../../store/timeline/call-status.js';
import { errorWords } from '../../texts/core-words.js';
import { explanationTexts } from '../../texts/explanation.js';
import { texts } from '../../texts/index.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Fact } from '../../ui/fact.js';
import { Technical } from '../../ui/load-failure.js';
import { ErrorText } from '../../ui/sentence.js';
import { CheckCall } from './progress.js';

/** The failures that only a page has: the browser prevents sending, for its own policy or for that of the host. */
export function DirectFailure({ forbiddenOrigin }: { readonly forbiddenOrigin: string | undefined }) {
  const app = useApp();
  const { destination } = app.destinations;
  const { knownRelay } = app.about;
  const { requestSend } = app.sending;
  const relay = knownRelay();
  return (
    <>
      <p>{whyNot(forbiddenOrigin)}</p>
      {relay?.mode === 'live' && relay.canSend ? (
        <button
          type="button"
          onClick={() => {
            destination.value = 'relay';
            requestSend();
          }}
        >
          {texts.outcome.throughRelay}
        </button>
      ) : (
        <p>{texts.outcome.relayWouldHelp}</p>
      )}
    </>
  );
}

function whyNot(forbiddenOrigin: string | undefined): string {
  if (forbiddenOrigin !== undefined) return texts.outcome.forbidden(forbiddenOrigin);
  return navigator.onLine ? texts.outcome.mayBeRefused : texts.outcome.offline;
}

interface FailureProps {
  readonly error: Extract<SendEnd, { kind: 'failed' }>['error'];
  /** Whether notifications of the transfer arrived all the same: then they decide what to do. */
  readonly isNotified: boolean;
}

/** Why there is no response, and whether the transfer may have been taken all the same. */
export function Failure({ error, isNotified }: FailureProps) {
  const app = useApp();
  const { forbiddenOrigins } = app.destinations;
  const { isChecked } = useLateStore(createCallStatus);
  const { shown } = app.recordings;
  const { lastSent } = app.sending;
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
      {delivered && !isNotified && !isChecked.value && (
        <dl class="sentences">
          <Fact name={explanationTexts.recommendedAction} value={texts.outcome.delivered[delivered]} />
        </dl>
      )}
      {delivered === 'unknown' && !isNotified && <CheckCall />}
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
