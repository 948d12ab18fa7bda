import { signal } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';
import { reveal } from '../check.js';
import { type Destination, destination, destinations, version } from '../destination.js';
import { draft, replaceDraft } from '../draft.js';
import { goToView } from '../view.js';
import { PREFIX } from './fragment.js';
import type { SharedDraft } from './shared-draft.js';

type Source = 'link' | 'file';

/** What was opened last. */
export type Opened =
  | {
      readonly kind: 'opened';
      readonly source: Source;
      /** Where it was made for. A destination that reaches real people is not chosen by itself. */
      readonly wanted?: Destination | undefined;
      /** The draft that it took the place of. */
      readonly before: SharedDraft;
    }
  | { readonly kind: 'mangled'; readonly source: Source };

export const opened = signal<Opened | undefined>(undefined);

/**
 * Opens the draft of a link, now and when one is followed in an open page. Its fragment leaves the address at once: neither the
 * history of the browser nor a bookmark is to keep the ids of people. Nothing is sent, and nothing else asked for.
 */
export function watchSharedLinks(): void {
  const look = () => {
    const { hash } = location;
    if (!hash.startsWith(PREFIX)) return;
    history.replaceState(null, '', `${location.pathname}${location.search}`);
    void openLink(hash);
  };
  addEventListener('hashchange', look);
  look();
}

async function openLink(hash: string): Promise<void> {
  const link = await import('./link.js').catch(() => undefined);
  if (link) {
    openDraft(await link.readFragment(hash), 'link');
  } else {
    // What the operator was given must not be lost: the page that is loaded again opens it.
    history.replaceState(null, '', hash);
    announce(() => texts.share.notLoaded);
  }
}

/** Puts a draft into the form, or says that it cannot be read. */
export function openDraft(shared: SharedDraft | undefined, source: Source): void {
  goToTransfer();
  if (!shared) {
    opened.value = { kind: 'mangled', source };
    return;
  }
  const { callId, text } = draft.peek();
  const before = { callId, text, version: version.peek(), destination: destination.peek() };
  replaceDraft(shared.callId, shared.text);
  reveal('everything');
  if (shared.version) version.value = shared.version;
  const wanted = shared.destination;
  if (wanted === 'simulator' && destinations.peek().includes(wanted)) destination.value = wanted;
  opened.value = { kind: 'opened', source, before, wanted };
}

/** Brings back the draft that another one took the place of. */
export function undoOpening(): void {
  const last = opened.peek();
  opened.value = undefined;
  if (last?.kind !== 'opened') return;
  const { callId, text, version: versionBefore, destination: destinationBefore } = last.before;
  replaceDraft(callId, text);
  if (versionBefore) version.value = versionBefore;
  if (destinationBefore && destinations.peek().includes(destinationBefore)) destination.value = destinationBefore;
}

function goToTransfer(): void {
  if (location.hash !== '') goToView('transfer');
}
