import { destination } from '../state/destination.js';
import { knownRelay } from '../state/relay/about.js';
import { requestSend } from '../state/sending.js';
import { texts } from '../texts/index.js';

/** What a page may meet with, and a relay does not: the browser keeps it from sending, for its own policy or for that of the host. */
export function DirectFailure({ forbiddenOrigin }: { readonly forbiddenOrigin: string | undefined }) {
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
