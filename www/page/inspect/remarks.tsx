import type { Notification, ResultInfo } from 'graph-call-transfer';
import { SeverityMark } from '../form/messages.js';
import { Sentence } from '../sentence.js';
import { texts } from '../texts/inspect.js';

/** What is odd about a notification that could be read all the same. */
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
