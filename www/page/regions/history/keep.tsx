import { historyTexts as texts } from '../../texts/history.js';
import { useApp } from '../../ui/app-context.js';

/** The choice whether the history outlives the page. */
export function Keep() {
  const app = useApp();
  const { announce } = app.announcer;
  const { isCoreReady } = app.core;
  const { startKeeping, stopKeeping, isKept: kept } = app.keptHistory;
  const change = async (input: HTMLInputElement) => {
    try {
      if (input.checked) await startKeeping();
      else await stopKeeping();
      announce(() => texts[kept.value ? 'kept' : 'notKept']);
    } catch {
      announce(() => texts.keepFailed);
    }
    input.checked = kept.peek();
  };
  return (
    <section class="region" aria-labelledby="keep-title">
      <h2 id="keep-title" tabIndex={-1}>
        {texts.keep}
      </h2>
      <label class="choice">
        <input
          type="checkbox"
          aria-describedby="keep-hint"
          checked={kept.value}
          disabled={!isCoreReady.value}
          onChange={({ currentTarget }) => void change(currentTarget)}
        />
        {texts.keep}
      </label>
      <p id="keep-hint" class="hint">
        {texts.keepHint}
      </p>
    </section>
  );
}
