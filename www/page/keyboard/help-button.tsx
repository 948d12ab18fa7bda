import { type Signal, signal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { announce } from '../state/announce.js';
import { texts } from '../texts/index.js';
import { helpShown, showHelp } from './help-state.js';

const Help: Signal<ComponentType | undefined> = signal(undefined);

/** Opens the list of the shortcuts, which is loaded when it is first asked for. */
export function HelpButton() {
  useSignalEffect(() => {
    if (helpShown.value && !Help.peek()) void load();
  });
  return (
    <>
      <button type="button" aria-label={texts.banner.shortcuts} title={texts.banner.shortcuts} onClick={showHelp}>
        ?
      </button>
      {Help.value && <Help.value />}
    </>
  );
}

async function load(): Promise<void> {
  try {
    const part = await import('./help.js');
    Help.value = part.Help;
  } catch {
    helpShown.value = false;
    announce(texts.banner.shortcutsFailed);
  }
}
