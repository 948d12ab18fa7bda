import { computed, signal } from '@preact/signals';
import type { ProfileInfo } from 'graph-call-transfer/simulator';
import { loadPart } from './in-page/part.js';
import { late, loadedValue } from './loaded.js';
import { relay } from './relay/about.js';

/** The courses that the simulator can play: they are asked for when it is known where it is. */
export const courses = late(async () => {
  const profiles = relay.peek().kind === 'absent' ? (await loadPart()).profiles : await askForProfiles();
  if (!profiles.some(({ name }) => name === profile.value)) profile.value = profiles[0]?.name ?? profile.value;
  return profiles;
});

/** The name of the chosen profile. */
export const profile = signal<string>('complete');

export const chosenProfile = computed(() => loadedValue(courses)?.find(({ name }) => name === profile.value));

async function askForProfiles(): Promise<readonly ProfileInfo[]> {
  const response = await fetch('sim/profiles');
  if (!response.ok) throw new Error(`sim/profiles: HTTP ${response.status}`);
  return response.json();
}
