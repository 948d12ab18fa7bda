import { valueAt } from '../../model/json-body.js';
import { paths } from '../../model/scenario.js';
import type { App } from '../../store/app.js';
import { texts as pageTexts } from '../../texts/index.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import { useApp } from '../../ui/app-context.js';
import { Names } from '../../ui/names.js';
import { BlockedSummary } from './blocked-summary.js';

/** The button that sends. It is never disabled, only marked so: focus stays on it. */
export function SendBar() {
  const app = useApp();
  const { mode, onApple } = app.preferences;
  const { busy, underWay, blockedSends } = app.sending;
  const { callerName } = app.liveChoice;
  const { targetName } = app.targetSearch;
  const isUnderWay = underWay.value !== undefined;
  const missing = blockedSends.value > 0 && mode.value === 'operator' ? missingParts(app) : [];
  const trouble = sendTrouble(app);
  // First the target is called.
  const isAskedFirst = valueAt(app.draft.draft.value.body, paths.replacesCallId) === '';
  const label = isUnderWay ? texts.underWay : texts.send(callerName.value, targetName.value || undefined);
  return (
    <div class="send">
      {missing.length > 0 && (
        <p class="message" role="alert">
          {texts.needed(missing)}
        </p>
      )}
      {missing.length === 0 && mode.value === 'operator' && <BlockedSummary />}
      {trouble !== undefined && (
        <p id="relay-trouble" class="trouble">
          {trouble}
        </p>
      )}
      <button
        type="button"
        class={isAskedFirst ? '' : 'primary'}
        aria-disabled={busy.value || isUnderWay}
        aria-describedby={trouble && 'relay-trouble'}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        // The second click of a double click is not a second transfer.
        onClick={(event) => event.detail < 2 && void submit(app)}
      >
        <Names text={label} />
      </button>
      <kbd>{onApple ? pageTexts.send.shortcutApple : pageTexts.send.shortcut}</kbd>
    </div>
  );
}

/** Sends the draft; a transfer of its call that is under way is shown in its place. */
export async function submit({ sending, targetSearch, recordings }: App): Promise<void> {
  if (!(await targetSearch.resolve())) {
    document.getElementById('target')?.focus();
    return;
  }
  const { underWay } = sending;
  const running = underWay.peek();
  if (running) recordings.show(running.recording.id);
  else sending.requestSend();
}

/** Returns the parts of the transfer that the operator has not chosen. */
function missingParts({ draft: { draft }, fields: { shape }, liveChoice, targetSearch }: App): readonly string[] {
  const { group, consultative } = shape.value;
  const parts = texts.neededParts;
  const isChosen = (path: string) => Boolean(valueAt(draft.value.body, path));
  return [
    draft.value.callId === '' && parts.call,
    group && !liveChoice.participantToMove.value && parts.participant,
    targetSearch.targetName.value === '' && parts.target,
    consultative && !isChosen(paths.replacesCallId) && parts.consultation,
  ].filter((part) => part !== false);
}

/** Returns the reason why the transfer may not be accepted now. Sending stays possible. */
export function sendTrouble({ sending, destinations: { carrier }, connection: { connection, logReachable } }: App) {
  if (sending.hasEnded.value) return texts.callEnded;
  if (carrier.value !== 'relay') return undefined;
  const { lost, gone, signedOut, requestRefused, logAway } = pageTexts.connection;
  switch (connection.value.kind) {
    case 'reconnecting':
      return `${lost} ${requestRefused}`;
    case 'gone':
      return `${gone} ${requestRefused}`;
    case 'stopped':
      return `${signedOut} ${requestRefused}`;
    case 'connecting':
    case 'live':
    case 'inPage':
      return logReachable.value ? undefined : logAway;
  }
}
