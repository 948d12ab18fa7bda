import type { Notification, RejectedNotification } from 'graph-call-transfer';
import type { ComponentChildren } from 'preact';
import { Meaning } from '../explanation.js';
import { Fact } from '../fact.js';
import { Raw } from '../raw.js';
import { Sentence } from '../sentence.js';
import type { Coded } from '../state/codes.js';
import { rejectionWords } from '../texts/core-words.js';
import { texts } from '../texts/inspect.js';
import { notificationTexts } from '../texts/notification.js';
import { Remarks } from './remarks.js';

/** One notification in words. */
export function Entry({ notification }: { readonly notification: Notification }) {
  const says = sentenceOf(notification);
  const result = 'result' in notification ? notification.result : undefined;
  const terminationReason = notification.kind === 'call' ? notification.terminationReason : undefined;
  return (
    <>
      <h4>{notificationTexts.heading(notification)}</h4>
      {says && <p>{says}</p>}
      <Remarks notification={notification} />
      <dl>
        <Fact isData name={notificationTexts.callId} value={notification.callId} />
        {notification.kind === 'call' && (
          <>
            {terminationReason && (
              <Meant name={notificationTexts.reason} of={{ terminationReason }}>
                <bdi>{terminationReason}</bdi>
              </Meant>
            )}
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
          <Meant name={notificationTexts.result} of={{ result }}>
            {notificationTexts.resultText(result)}
          </Meant>
        )}
      </dl>
      <Raw of={notification} />
    </>
  );
}

/** What it says, in a sentence: of a call what its state means. */
function sentenceOf(notification: Notification): string | undefined {
  if (notification.kind !== 'call') return notificationTexts.sentence(notification);
  return notification.state === undefined ? undefined : texts.contents.state(notification.state);
}

interface MeantProps {
  readonly name: string;
  readonly of: Coded;
  readonly children: ComponentChildren;
}

/** A code as it came, and what it means. */
function Meant({ name, of, children }: MeantProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        <span class="meaning">
          <Meaning of={of} />
        </span>
      </dd>
    </div>
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
