import { draft, formatText } from '../state/draft.js';
import { busy } from '../state/sending.js';
import { texts } from '../texts/index.js';
import { BlockedSummary } from './blocked-summary.js';
import { ConfirmLive } from './confirm-live.js';
import { Fields } from './field.js';
import { LiveCalls } from './live-calls.js';
import { ScenarioPicker } from './scenario.js';
import { FillButtons, SendBar, TimeLimits } from './send-bar.js';
import { LocaleFields, TargetFields } from './target.js';

/** Region ①: the transfer in words and fields. */
export function TransferForm() {
  return (
    <form
      id="form"
      class="region form"
      aria-labelledby="form-title"
      aria-busy={busy.value}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <h2 id="form-title" tabIndex={-1}>
        {texts.form.title}
      </h2>
      <BlockedSummary />
      {draft.value.stale && <StaleNotice />}
      <ScenarioPicker />
      <FillButtons />
      <p class="hint">{texts.form.required}</p>
      <LiveCalls />
      <Fields group="call" />
      <TargetFields />
      <LocaleFields />
      <TimeLimits />
      <SendBar />
      <ConfirmLive />
    </form>
  );
}

function StaleNotice() {
  return (
    <div class="notice" data-tone="warning">
      <p>{texts.form.stale}</p>
      <button type="button" onClick={formatText}>
        {texts.form.discardText}
      </button>
    </div>
  );
}
