import { computed, signal } from '@preact/signals';
import type { ProfileInfo } from 'graph-call-transfer/simulator';
import { loadPart } from './in-page/part.js';
import { relay } from './relay/about.js';

export type SimulatorState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly profiles: readonly ProfileInfo[] }
  | { readonly kind: 'failed'; readonly reason: string };

export const simulator = signal<SimulatorState>({ kind: 'loading' });

/** The name of the chosen profile. */
export const profile = signal<string>('complete');

export const chosenProfile = computed(() =>
  simulator.value.kind === 'ready' ? simulator.value.profiles.find(({ name }) => name === profile.value) : undefined,
);

/** Asks the simulator for its profiles; may be called again after a failure. */
export async function loadSimulator(): Promise<void> {
  simulator.value = { kind: 'loading' };
  try {
    const profiles = relay.peek().kind === 'absent' ? (await loadPart()).profiles : await askForProfiles();
    if (!profiles.some(({ name }) => name === profile.value)) profile.value = profiles[0]?.name ?? profile.value;
    simulator.value = { kind: 'ready', profiles };
  } catch (error) {
    simulator.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function askForProfiles(): Promise<readonly ProfileInfo[]> {
  const response = await fetch('sim/profiles');
  if (!response.ok) throw new Error(`sim/profiles: HTTP ${response.status}`);
  return response.json();
}
