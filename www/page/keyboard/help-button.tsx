import { useSignalEffect } from '@preact/signals';
import { announce } from '../state/announce.js';
import { late } from '../state/loaded.js';
import { texts } from '../texts/index.js';
import { helpShown, showHelp } from './help-state.js';

const help = late(async () => (await import('./help.js')).Help);

/** Opens the list of the shortcuts, which is loaded when it is first asked for. */
export function HelpButton() {
  useSignalEffect(() => {
    if (helpShown.value) void load();
  });
  const part = help.state.value;
  return (
    <>
      <button type="button" aria-label={texts.banner.shortcuts} title={texts.banner.shortcuts} onClick={showHelp}>
        ?
      </button>
      {part.kind === 'ready' && <part.value />}
    </>
  );
}

async function load(): Promise<void> {
  await help.load();
  const part = help.state.peek();
  if (part.kind !== 'failed') return;
  helpShown.value = false;
  announce(() => texts.banner.shortcutsFailed(part.times > 1));
}
