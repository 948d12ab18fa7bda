import { announced, callIds, chooseReplaced, replacedCall } from '../state/inspect/pasted.js';
import { texts } from '../texts/inspect.js';

/** What the operator knows beside the notifications: that a transfer was sent, and which call it replaces. */
export function Announced() {
  return (
    <div class="field announced">
      <label class="choice">
        <input
          type="checkbox"
          checked={announced.value}
          aria-describedby="announced-hint"
          onChange={(event) => {
            announced.value = event.currentTarget.checked;
          }}
        />
        {texts.paste.announced}
      </label>
      <p id="announced-hint" class="hint">
        {texts.paste.announcedHint}
      </p>
      {announced.value && callIds.value.length > 1 && <ReplacedCall />}
    </div>
  );
}

function ReplacedCall() {
  return (
    <div class="field">
      <label for="replaced">{texts.paste.replaced}</label>
      <select
        id="replaced"
        value={replacedCall.value ?? ''}
        aria-describedby="replaced-hint"
        onChange={(event) => chooseReplaced(event.currentTarget.value)}
      >
        <option value="">{texts.paste.replacedNone}</option>
        {callIds.value.slice(0, MOST_CHOICES).map((callId) => (
          <option key={callId} value={callId}>
            {callId}
          </option>
        ))}
      </select>
      <p id="replaced-hint" class="hint">
        {texts.paste.replacedHint}
      </p>
    </div>
  );
}

/** Of more calls nobody chooses from a list. */
const MOST_CHOICES = 200;
