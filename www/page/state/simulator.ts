import { computed, signal } from '@preact/signals';
import type { ProfileInfo } from 'graph-call-transfer/simulator';
import type { TransferOrder } from '../../protocol/transfers.js';
import { loadPart } from './in-page/part.js';
import { late, loadedValue } from './loaded.js';
import { relay } from './relay/about.js';

/** Whether it plays in this page, because there is no relay. */
export const isInPage = computed(() => relay.value.kind === 'absent');

/** The courses that the simulator can play: they are asked for when it is known where it is. */
export const courses = late(async () => {
  const profiles = isInPage.peek() ? (await loadPart()).profiles : await askForProfiles();
  if (!profiles.some(({ name }) => name === profile.value)) profile.value = profiles[0]?.name ?? profile.value;
  return profiles;
});

/** The name of the chosen profile. */
export const profile = signal<string>('complete');

/** How slowly the simulator may play: 1 is Graph's rhythm. */
export const paces = { atOnce: 0, tenTimes: 0.1, twice: 0.5, asGraph: 1, slow: 3 } as const;
export type Pace = keyof typeof paces;

/** A pace, or that of the relay. */
export type PaceChoice = Pace | 'asStarted';

const chosenPace = signal<PaceChoice | undefined>(undefined);
const chosenSeed = signal<string | undefined>(undefined);

/** How quickly it plays: by default as the relay was started, and in the page as Graph does. */
export const pace = computed<PaceChoice>(() => chosenPace.value ?? (isInPage.value ? 'asGraph' : 'asStarted'));

export function choosePace(name: PaceChoice): void {
  chosenPace.value = name;
}

/** Decides what is lost, the exact times and the order; in the page the ids too. A relay plays without one by default. */
export const seed = computed(() => chosenSeed.value ?? (isInPage.value ? '1' : ''));

export function chooseSeed(text: string): void {
  chosenSeed.value = text;
}

/** What a simulator plays, and how. */
export type Settings = Pick<TransferOrder, 'pace' | 'seed'> & { readonly profile: string };

/** The settings as they stand now. */
export function currentSettings(): Settings {
  const name = pace.peek();
  return {
    profile: profile.peek(),
    ...(name !== 'asStarted' && { pace: paces[name] }),
    // The one in the page has a seed always.
    ...((isInPage.peek() || seed.peek() !== '') && { seed: seed.peek() }),
  };
}

export const chosenProfile = computed(() => loadedValue(courses)?.find(({ name }) => name === profile.value));

async function askForProfiles(): Promise<readonly ProfileInfo[]> {
  const response = await fetch('sim/profiles');
  if (!response.ok) throw new Error(`sim/profiles: HTTP ${response.status}`);
  return response.json();
}
