import type { Notification, RejectedNotification } from 'graph-call-transfer';
import { Meaning } from '../explanation.js';
import { Fact } from '../fact.js';
import { Sentence } from '../sentence.js';
import { texts } from '../texts-inspect.js';
import { Raw } from './raw.js';

/** One notification in words. */
export function Entry({ notification }: { readonly notification: Notification }) {
  const says = texts.notification.sentence(notification);
  const result = 'result' in notification ? notification.result : undefined;
  return (
    <li>
      <h4>{texts.notification.heading(notification)}</h4>
      {says && <p>{says}</p>}
      <dl>
        <Fact name={texts.notification.callId} value={notification.callId} />
        {notification.kind === 'call' && (
          <>
            <Fact name={texts.notification.reason} value={notification.terminationReason} />
            <Fact name={texts.notification.audio} value={notification.mediaState?.audio} />
          </>
        )}
        {notification.kind === 'operation' && (
          <Fact name={texts.notification.context} value={notification.clientContext} />
        )}
        {notification.kind === 'other' && <Fact name={texts.notification.resource} value={notification.resourceUrl} />}
        {result && (
          <div>
            <dt>{texts.notification.result}</dt>
            <dd>
              {texts.notification.resultText(result)}
              <span class="meaning">
                <Meaning of={{ result }} />
              </span>
            </dd>
          </div>
        )}
      </dl>
      <Raw of={notification} />
    </li>
  );
}

interface RejectedProps {
  readonly rejected: RejectedNotification;
  /** Whether the entry stood without a body around it: then its path begins at itself. */
  readonly bare: boolean;
}

/** An entry that could not be read, and why. */
export function Rejected({ rejected, bare }: RejectedProps) {
  const path = bare ? rejected.path.replace('/value/0', '') : rejected.path;
  return (
    <li>
      <h4 class="severity" data-severity="error">
        {texts.contents.rejected(rejected.index)}
      </h4>
      <p>
        <Sentence text={rejected.message} />
      </p>
      <p class="path">
        {rejected.reason} {path}
      </p>
      <Raw of={rejected} />
    </li>
  );
}
