import { computed, signal } from '@preact/signals';
import { significantDigits } from '../../../people/text.js';
import type { PeopleResponse, Person } from '../../../protocol/people.js';
import { type Json, objectAt, valueAt } from '../../model/json-body.js';
import { nameInSet } from '../../model/party-name.js';
import { paths } from '../../model/scenario.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import type { Env } from '../env.js';
import type { AboutStore } from '../relay/about.js';
import type { SimulatorStore } from '../simulator/settings.js';
import type { DraftStore } from './draft.js';
import type { LiveChoice } from './live-choice.js';

/** The pause in typing before a search, in milliseconds. */
const PAUSE_MS = 150;
const MAX_RESULTS = 6;

/** The results of a search. */
export interface TargetResults extends PeopleResponse {
  readonly query: string;
  /** Whether the relay did not answer: only what was typed is known then. */
  readonly isFailed: boolean;
}

export type TargetSearch = ReturnType<typeof createTargetSearch>;

/** Creates the search for the transfer target: by name, mail address, number or object id. */
export function createTargetSearch(
  { fetch }: Env,
  { knownRelay, renewSession }: AboutStore,
  { isInPage }: SimulatorStore,
  { draft, replaceMembers }: DraftStore,
  { callToTransfer }: LiveChoice,
) {
  /** The text in the field; `undefined` while the chosen target is shown. */
  const typed = signal<string | undefined>(undefined);
  const results = signal<TargetResults | undefined>(undefined);
  let search = new AbortController();

  /** The name of the target in the draft, or its number or id; empty without one. */
  const targetName = computed(() => nameInSet(objectAt(draft.value.body, paths.identity)) ?? '');
  /** The text of the field. */
  const fieldText = computed(() => typed.value ?? targetName.value);
  /** Whether the text was not resolved to a target. */
  const isUnresolved = computed(() => typed.value !== undefined && typed.value.trim() !== '');
  /** The people found, without those on the line. */
  const people = computed(() => {
    const onTheLine = new Set(callToTransfer.value?.participants.map(({ id }) => id));
    return results.value?.people.filter(({ id }) => !onTheLine.has(id)) ?? [];
  });
  /** The best match of the text; `undefined` while its results have not come. */
  const best = computed(() => (results.value?.query === (typed.value ?? '') ? people.value[0] : undefined));
  /** Whether no one matches the text. */
  const isNotFound = computed(
    () => isUnresolved.value && results.value?.query === typed.value && people.value.length === 0,
  );
  /** The reason why the results are incomplete. */
  const notice = computed(() => (results.value?.isFailed ? texts.searchFailed : results.value?.notice?.message));

  /** Searches for a text, after a pause. */
  function type(text: string): void {
    typed.value = text;
    void searchFor(text, PAUSE_MS);
  }

  /** Searches without a pause, as when the field gets the focus. */
  function openResults(): void {
    void searchFor(typed.peek() ?? '', 0);
  }

  async function searchFor(query: string, pauseMs: number): Promise<void> {
    search.abort();
    search = new AbortController();
    const { signal: aborted } = search;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (aborted.aborted) return;
    try {
      const found = isInPage.peek() ? await searchInPage(query) : await searchAtRelay(query, aborted);
      if (!aborted.aborted) results.value = { query, ...found, isFailed: false };
    } catch {
      const found = await searchTyped(query);
      if (!aborted.aborted) results.value = { query, ...found, isFailed: true };
    }
  }

  async function searchAtRelay(query: string, aborted: AbortSignal): Promise<PeopleResponse> {
    const parameters = new URLSearchParams({ q: query, limit: String(MAX_RESULTS) });
    const request = () => fetch(`api/people?${parameters}`, { signal: aborted });
    let response = await request();
    if (response.status === 401) {
      await renewSession();
      response = await request();
    }
    if (!response.ok) throw new Error(`api/people: HTTP ${response.status}`);
    return response.json();
  }

  async function searchInPage(query: string): Promise<PeopleResponse> {
    const { searchColleagues } = await import('./people-in-page.js');
    return searchColleagues(query, MAX_RESULTS, knownRelay()?.region);
  }

  /** Finds the target that the text itself is: an object id or a number. */
  async function searchTyped(query: string): Promise<PeopleResponse> {
    try {
      const { readTyped } = await import('./people-in-page.js');
      const { region, tenantId } = knownRelay() ?? {};
      const { person } = readTyped(query, { region, tenantId });
      return { people: person ? [person] : [] };
    } catch {
      // This part of the page cannot be loaded while its server is away.
      return { people: [] };
    }
  }

  /** Chooses the target. */
  function choose(person: Person): void {
    replaceMembers([[paths.identity, person.target as unknown as Json]]);
    typed.value = undefined;
    close();
  }

  /** Removes the target, and the call with it that the transfer would replace. */
  function clear(): void {
    const isConsultative = valueAt(draft.peek().body, paths.replacesCallId) !== undefined;
    replaceMembers([
      [paths.identity, { user: { id: '' } }],
      ...(isConsultative ? ([[paths.replacesCallId, '']] as const) : []),
    ]);
    typed.value = undefined;
    close();
  }

  /** Searches for a text that has no results yet, and resolves it; returns whether it did. */
  async function resolve(): Promise<boolean> {
    const text = typed.peek() ?? '';
    if (isUnresolved.peek() && results.peek()?.query !== text) await searchFor(text, 0);
    return resolveByBest();
  }

  /** Resolves the text by the only match, or by the number or the id that it is, whoever else has it; returns whether it did. */
  function resolveByBest(): boolean {
    const found = best.peek() === undefined ? [] : people.peek();
    const typedOne = found.find((person) => isTyped(person, typed.peek() ?? ''));
    const match = typedOne ?? (found.length === 1 ? found[0] : undefined);
    if (isUnresolved.peek() && match) choose(match);
    return !isUnresolved.peek();
  }

  /** Hides the people found. */
  function close(): void {
    search.abort();
    results.value = undefined;
  }

  /** Resolves the text as the field is left. The message that no one matches stays. */
  function leave(): void {
    resolveByBest();
    if (!isNotFound.peek()) close();
  }

  return {
    ...{ typed, results, people, best, targetName, fieldText, isUnresolved, isNotFound, notice },
    ...{ type, openResults, choose, clear, resolve, close, leave },
  };
}

/** Returns whether a text is the target itself: its number or its id. A directory may know the target, too. */
function isTyped({ kind, id, source }: Person, text: string): boolean {
  return source === 'typed' || (kind === 'phone' && significantDigits(id) === significantDigits(text));
}
