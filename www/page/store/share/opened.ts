import { signal } from '@preact/signals';
import type { Announcer } from '../../base/announcer.js';
import type { Destination } from '../../model/destination.js';
import type { Recording } from '../../model/recording.js';
import type { SharedDraft } from '../../model/shared-draft.js';
import { DRAFT_PREFIX, RECORDING_PREFIX } from '../../model/view.js';
import { texts } from '../../texts/index.js';
import type { Core } from '../core.js';
import type { DestinationStore } from '../destination.js';
import type { CheckStore } from '../draft/checks.js';
import type { DraftStore } from '../draft/draft.js';
import type { Env } from '../env.js';
import type { Preferences } from '../preferences.js';
import type { Recordings } from '../recordings/recordings.js';
import type { ViewStore } from '../view.js';

type Source = 'link' | 'file';

/** The draft, or the recording of a link, that was opened last. */
export type Opened =
  | {
      readonly kind: 'opened';
      readonly source: Source;
      /** The destination in it. One that reaches real people is not chosen automatically. */
      readonly wanted?: Destination | undefined;
      /** The draft that it replaced. */
      readonly before: SharedDraft;
    }
  | { readonly kind: 'recording' }
  | { readonly kind: 'damaged'; readonly source: Source };

interface OpenedSources {
  readonly env: Env;
  readonly announcer: Announcer;
  readonly view: ViewStore;
  readonly preferences: Preferences;
  readonly destinations: DestinationStore;
  readonly draft: DraftStore;
  readonly checks: CheckStore;
  readonly core: Core;
  readonly recordings: Recordings;
}

export type OpenedDrafts = ReturnType<typeof createOpenedDrafts>;

/** Creates the opening of drafts from links and files, and of recordings from links. */
export function createOpenedDrafts({
  env: { location, history, window },
  announcer: { announce },
  view: { goToView },
  preferences: { mode },
  destinations: { destination, destinations, version },
  draft: { draft, replaceDraft },
  checks: { reveal },
  core: { core },
  recordings: { add, entryOf, open },
}: OpenedSources) {
  const opened = signal<Opened | undefined>(undefined);

  /** Puts a draft into the form, or reports that it is damaged. */
  function openDraft(shared: SharedDraft | undefined, source: Source): void {
    if (location.hash !== '') goToView('transfer');
    if (!shared) {
      opened.value = { kind: 'damaged', source };
      return;
    }
    const { callId, text } = draft.peek();
    const before = { callId, text, version: version.peek(), destination: destination.peek() };
    // The operator reviews all of it.
    mode.value = 'developer';
    replaceDraft(shared.callId, shared.text);
    reveal('everything');
    if (shared.version) version.value = shared.version;
    const wanted = shared.destination;
    if (wanted === 'simulator' && destinations.peek().includes(wanted)) destination.value = wanted;
    opened.value = { kind: 'opened', source, before, wanted };
  }

  /** Restores the draft that was replaced. */
  function undoOpening(): void {
    const last = opened.peek();
    opened.value = undefined;
    if (last?.kind !== 'opened') return;
    const { callId, text, version: versionBefore, destination: destinationBefore } = last.before;
    replaceDraft(callId, text);
    if (versionBefore) version.value = versionBefore;
    if (destinationBefore && destinations.peek().includes(destinationBefore)) destination.value = destinationBefore;
  }

  async function openLink(hash: string): Promise<void> {
    try {
      if (hash.startsWith(DRAFT_PREFIX)) {
        const { readFragment } = await import('../../model/draft-link.js');
        openDraft(await readFragment(hash), 'link');
      } else {
        const { readRecordingLink } = await import('../../model/recording-link.js');
        await core.load();
        if (core.state.peek().kind !== 'ready') throw new Error('The core is not loaded.');
        await openRecordings(await readRecordingLink(hash));
      }
    } catch {
      // The link must not be lost: the page opens it after a reload.
      history.replaceState(null, '', hash);
      announce(() => texts.loading.linkNotOpened);
    }
  }

  /** Shows the last of the recordings: a consultation precedes its transfer. Those that exist stay as they are. */
  async function openRecordings(found: readonly Recording[] | undefined): Promise<void> {
    const last = found?.at(-1);
    if (!found || !last) {
      opened.value = { kind: 'damaged', source: 'link' };
      return;
    }
    await add(found.filter(({ id }) => !entryOf(id)));
    open(last.id);
    opened.value = { kind: 'recording' };
  }

  /**
   * Opens the content of a link, now and when one is followed in an open page. Its fragment leaves the address at once: neither the
   * browser's history nor a bookmark may keep the ids of people. Nothing is sent, and nothing else is requested.
   */
  function start(): void {
    const look = () => {
      const { hash } = location;
      if (!hash.startsWith(DRAFT_PREFIX) && !hash.startsWith(RECORDING_PREFIX)) return;
      history.replaceState(null, '', `${location.pathname}${location.search}`);
      void openLink(hash);
    };
    window.addEventListener('hashchange', look);
    look();
  }

  return { opened, openDraft, undoOpening, start };
}
