import { computed, signal } from '@preact/signals';
import type { ProfileInfo } from 'graph-call-transfer/simulator';
import { lazy, loadedValue } from '../../base/lazy.js';
import { type SimulationSettings, type SpeedChoice, speeds } from '../../model/simulation.js';
import type { Env } from '../env.js';
import type { AboutStore } from '../relay/about.js';

export type SimulatorStore = ReturnType<typeof createSimulatorStore>;

/** Creates the settings of the simulator, which is behind the relay, or in the page where there is no relay. */
export function createSimulatorStore({ fetch }: Env, { relay }: AboutStore) {
  /** Whether the simulator is in this page. */
  const isInPage = computed(() => relay.value.kind === 'absent');
  /** The name of the chosen profile. */
  const profile = signal<string>('complete');

  /** The profiles of the simulator. */
  const profiles = lazy(async () => {
    const found = isInPage.peek() ? (await loadSimulator()).profiles : await requestProfiles();
    if (!found.some(({ name }) => name === profile.value)) profile.value = found[0]?.name ?? profile.value;
    return found;
  });
  const chosenProfile = computed(() => loadedValue(profiles)?.find(({ name }) => name === profile.value));

  const chosenSpeed = signal<SpeedChoice | undefined>(undefined);
  const chosenSeed = signal<string | undefined>(undefined);
  /** The speed; by default the relay's, and in the page Graph's. */
  const speed = computed<SpeedChoice>(() => chosenSpeed.value ?? (isInPage.value ? 'asGraph' : 'asStarted'));
  /** The seed of the losses, the times and the order; in the page of the ids too. A relay has none by default. */
  const seed = computed(() => chosenSeed.value ?? (isInPage.value ? '1' : ''));

  function chooseSpeed(name: SpeedChoice): void {
    chosenSpeed.value = name;
  }

  function chooseSeed(text: string): void {
    chosenSeed.value = text;
  }

  /** Returns the settings for a transfer that is sent now. */
  function currentSettings(): SimulationSettings {
    const name = speed.peek();
    return {
      profile: profile.peek(),
      ...(name !== 'asStarted' && { timeScale: speeds[name] }),
      // The simulator in the page always has a seed.
      ...((isInPage.peek() || seed.peek() !== '') && { seed: seed.peek() }),
    };
  }

  async function requestProfiles(): Promise<readonly ProfileInfo[]> {
    const response = await fetch('sim/profiles');
    if (!response.ok) throw new Error(`sim/profiles: HTTP ${response.status}`);
    return response.json();
  }

  return { isInPage, profile, profiles, chosenProfile, speed, seed, chooseSpeed, chooseSeed, currentSettings };
}

/** Loads the simulator, which a page with a relay does not need. */
export function loadSimulator() {
  return import('./in-page.js');
}
