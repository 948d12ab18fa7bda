import { effect, type ReadonlySignal } from '@preact/signals';
import { plainText } from '../i18n/names.js';
import type { Entry } from '../model/recording.js';
import { partiesOf } from '../model/summary.js';
import { texts } from '../texts/index.js';
import type { ViewStore } from './view.js';

/** Keeps the title of the window: the view, and before it the transfer in progress, which is seen in another tab too. */
export function watchTitle({ view }: Pick<ViewStore, 'view'>, running: ReadonlySignal<Entry | undefined>): void {
  effect(() => {
    const { page } = texts.views;
    const name = view.value === 'transfer' ? page : `${texts.views[view.value]} · ${page}`;
    const { recording } = running.value ?? {};
    document.title = recording ? `● ${plainText(texts.banner.chip(partiesOf(recording)))} · ${name}` : name;
  });
}
