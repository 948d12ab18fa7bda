import type { Notification, RejectedNotification } from 'graph-call-transfer';
import { Meaning } from '../explanation.js';
import { Fact } from '../fact.js';
import { Raw } from '../raw.js';
import { Sentence } from '../sentence.js';
import { rejectionWords } from '../texts/core-words.js';
import { texts } from '../texts/inspect.js';
import { notificationTexts } from '../texts/notification.js';

/** One notification in words. */
export function Entry({ notification }: { readonly notification: Notification }) {
  const says = notificationTexts.sentence(notification);
  const result = 'result' in notification ? notification.result : undefined;
  return (
    <>
      <h4>{notificationTexts.heading(notification)}</h4>
      {says && <p>{says}</p>}
      <dl>
        <Fact isData name={notificationTexts.callId} value={notification.callId} />
        {notification.kind === 'call' && (
          <>
            <Fact isData name={notificationTexts.reason} value={notification.terminationReason} />
            <Fact isData name={notificationTexts.audio} value={notification.mediaState?.audio} />
          </>
        )}
        {notification.kind === 'operation' && (
          <Fact isData name={notificationTexts.context} value={notification.clientContext} />
        )}
        {notification.kind === 'other' && (
          <Fact isData name={notificationTexts.resource} value={notification.resourceUrl} />
        )}
        {result && (
          <div>
            <dt>{notificationTexts.result}</dt>
            <dd>
              {notificationTexts.resultText(result)}
              <span class="meaning">
                <Meaning of={{ result }} />
              </span>
            </dd>
          </div>
        )}
      </dl>
      <Raw of={notification} />
    </>
  );
}

/** An entry that could not be read, and why. */
export function Rejected({ rejected }: { readonly rejected: RejectedNotification }) {
  return (
    <>
      <h4 class="severity" data-severity="error">
        {texts.contents.rejected(rejected.index)}
      </h4>
      <p>
        <Sentence text={rejectionWords(rejected)} />
      </p>
      <p class="path">
        {rejected.reason} {rejected.path}
      </p>
      <Raw of={rejected} />
    </>
  );
}
