import { formTexts } from '../../texts/form.js';
import { useApp } from '../../ui/app-context.js';
import { BlockedSummary } from '../form/blocked-summary.js';
import { Fields } from './field.js';
import { LiveCalls } from './live-calls.js';
import { ScenarioPicker } from './scenario.js';
import { FillButtons, SendBar, TimeLimits } from './send-bar.js';
import { LocaleFields, TargetFields } from './target.js';

/** Every field of the draft. */
export function DraftForm() {
  const app = useApp();
  const { draft } = app.draft;
  const { busy } = app.sending;
  return (
    <form
      id="draft"
      class="region draft"
      aria-labelledby="draft-title"
      aria-busy={busy.value}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <h2 id="draft-title" tabIndex={-1}>
        {formTexts.title}
      </h2>
      <BlockedSummary />
      {draft.value.stale && <StaleNotice />}
      <ScenarioPicker />
      <FillButtons />
      <p class="hint">{formTexts.required}</p>
      <LiveCalls />
      <Fields group="call" />
      <TargetFields />
      <LocaleFields />
      <TimeLimits />
      <SendBar />
    </form>
  );
}

function StaleNotice() {
  const { formatText } = useApp().draft;
  return (
    <div class="notice" data-tone="warning">
      <p>{formTexts.stale}</p>
      <button type="button" onClick={formatText}>
        {formTexts.discardText}
      </button>
    </div>
  );
}
