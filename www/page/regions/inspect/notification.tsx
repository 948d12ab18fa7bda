import type { Notification, RejectedNotification, ResultInfo } from 'graph-call-transfer';
import type { ComponentChildren } from 'preact';
import type { Coded } from '../../store/core.js';
import { rejectionWords } from '../../texts/core-words.js';
import { texts } from '../../texts/inspect.js';
import { notificationTexts } from '../../texts/notification.js';
import { Meaning } from '../../ui/explanation.js';
import { Fact } from '../../ui/fact.js';
import { SeverityMark } from '../../ui/messages.js';
import { Raw } from '../../ui/raw.js';
import { Sentence } from '../../ui/sentence.js';

/** The oddities of a notification that can be read all the same. */
export function Remarks({ notification }: { readonly notification: Notification }) {
  const { state } = notification.kind === 'call' ? notification : {};
  const hasOddState = state !== undefined && texts.contents.state(state) === undefined;
  return (
    <>
      {hasOddState && (
        <p>
          <SeverityMark severity="warning" />: <Sentence text={texts.contents.oddState(state)} />
        </p>
      )}
      {hasCodeAsText(notification) && (
        <p>
          <SeverityMark severity="info" />: {texts.contents.codeAsText}
        </p>
      )}
    </>
  );
}

/** Whether a number of the result came as text; a word in the place of the subcode is a text by nature. */
function hasCodeAsText(notification: Notification): boolean {
  if (notification.kind !== 'call' && notification.kind !== 'operation') return false;
  const { code, subcode }: ResultInfo = notification.result ?? {};
  const asItCame = notification.resourceData?.resultInfo;
  const isText = (number: number | undefined, ...members: readonly unknown[]) =>
    number !== undefined && members.includes(String(number));
  return isText(code, asItCame?.code) || isText(subcode, asItCame?.subcode, asItCame?.subCode);
}

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

/** Returns its meaning in a sentence: of a call, that of its state. */
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
