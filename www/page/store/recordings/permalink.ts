import { effect } from '@preact/signals';
import type { Announcer } from '../../base/announcer.js';
import { linkedTransfer, transferLink, viewOf } from '../../model/view.js';
import { texts } from '../../texts/index.js';
import type { Env } from '../env.js';
import type { AboutStore } from '../relay/about.js';
import type { RelayEvents } from '../relay/events.js';
import type { SimulatorStore } from '../simulator/settings.js';
import type { ViewStore } from '../view.js';
import type { Recordings } from './recordings.js';

export type Permalinks = ReturnType<typeof createPermalinks>;

/**
 * Creates the permalinks of transfers. The address names the transfer that is shown, so that it survives a reload, and another operator can
 * follow it.
 */
export function createPermalinks(
  env: Env,
  { announce }: Announcer,
  { view }: ViewStore,
  about: AboutStore,
  { isInPage }: SimulatorStore,
  { shown, shownId, add, entryOf, show, visit }: Recordings,
  { relayDestination }: RelayEvents,
) {
  const { location, history, window } = env;
  /** Whether the transfers in progress are known: then a transfer that is not among them is an older one, or unknown. */
  let isReady = false;

  /** Follows the address to a transfer. */
  async function follow(): Promise<void> {
    const id = linkedTransfer(location.hash);
    if (id === undefined) return;
    visit(id);
    if (isReady) await ensureKnown(id);
  }

  /** Loads a transfer that is shown, and not known yet. */
  async function ensureKnown(id: string): Promise<void> {
    if (entryOf(id)) return;
    const { loadLinkedTransfer } = await import('./linked-transfer.js');
    const recordings = about.knownRelay() && (await loadLinkedTransfer(env, about, id, relayDestination()));
    if (recordings) await add(recordings);
    // A transfer completed the consultation that the address names.
    const last = recordings?.at(-1)?.id;
    if (last !== undefined && last !== id && shownId.peek() === id) show(last);
    if (entryOf(id) || shownId.peek() !== id) return;
    show(undefined);
    announce(() => texts.timeline.unknownTransfer);
  }

  /** Writes the transfer that is shown into the address. */
  function writeAddress(): void {
    const isLinked = linkedTransfer(location.hash) !== undefined;
    const entry = shown.peek();
    if (shownId.peek() === undefined) {
      if (isLinked) history.replaceState(null, '', '#transfer');
    } else if (entry && view.peek() === 'transfer') {
      const { origin, request, consultation, id } = entry.recording;
      const { destination } = consultation ?? request ?? {};
      const isThroughRelay = destination === 'simulator' || destination === 'relay';
      const hasLink = !isInPage.peek() && (origin === 'relay' || (origin === 'page' && isThroughRelay));
      if (hasLink) history.replaceState(null, '', transferLink(id));
      else if (isLinked) history.replaceState(null, '', '#transfer');
    }
  }

  /** Shows the transfer in the address as soon as it is known, and keeps the address. */
  function start(): void {
    const id = linkedTransfer(location.hash);
    if (id !== undefined) show(id);
    window.addEventListener('hashchange', () => {
      if (linkedTransfer(location.hash) !== undefined) void follow();
      else if (viewOf(location.hash) === 'transfer') writeAddress();
    });
    effect(() => {
      void [shown.value, shownId.value, view.value];
      writeAddress();
    });
  }

  /** Continues when the transfers in progress are known. */
  function markReady(): void {
    isReady = true;
    const id = shownId.peek();
    if (id !== undefined) void ensureKnown(id);
  }

  return { start, markReady, follow };
}
