import { computed, signal } from '@preact/signals';
import type { ProfileInfo } from 'graph-call-transfer/simulator';

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
    const profiles = (await askSimulator('profiles')) as readonly ProfileInfo[];
    if (!profiles.some(({ name }) => name === profile.value)) profile.value = profiles[0]?.name ?? profile.value;
    simulator.value = { kind: 'ready', profiles };
  } catch (error) {
    simulator.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The token of the simulator, once it has given one. It opens nothing but the simulator. */
export const simulatorToken = signal<string | undefined>(undefined);
let renewAt = 0;

/** Gives the simulator's token, a new one shortly before the last one ends. */
export async function obtainSimulatorToken(): Promise<string> {
  const known = simulatorToken.peek();
  if (known !== undefined && Date.now() < renewAt) return known;
  const granted = (await askSimulator('token', { method: 'POST' })) as { access_token: string; expires_in: number };
  renewAt = Date.now() + (granted.expires_in - 30) * 1000;
  simulatorToken.value = granted.access_token;
  return granted.access_token;
}

async function askSimulator(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`/sim/${path}`, init);
  if (!response.ok) throw new Error(`/sim/${path}: HTTP ${response.status}`);
  return response.json();
}
