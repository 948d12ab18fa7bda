import { computed, effect, signal } from '@preact/signals';
import type { Cloud, Endpoint, GraphVersion } from 'graph-call-transfer';
import { knownRelay } from './relay/about.js';
import { profile } from './simulator.js';

/** Where a transfer can be sent: to the simulator, through the relay, or from this page to a Graph. */
export type Destination = 'simulator' | 'relay' | Cloud;

const clouds: readonly Cloud[] = ['global', 'usGovernmentL4', 'usGovernmentL5', 'china'];

/** The destinations that there are: a relay has either the simulator behind it, or Graph. */
export const destinations = computed<readonly Destination[]>(() => {
  const about = knownRelay();
  if (about?.mode !== 'live') return ['simulator', ...clouds];
  return about.canSend ? ['relay', ...clouds] : clouds;
});

export const versions: readonly GraphVersion[] = ['v1.0', 'beta'];

export const destination = signal<Destination>('simulator');
export const version = signal<GraphVersion>('v1.0');

/** Whether a transfer would reach real people. */
export const live = computed(() => destination.value !== 'simulator');

/** Whether the relay sends, with a token of its own. */
export const throughRelay = computed(() => destination.value === 'simulator' || destination.value === 'relay');

/** Whether the relay hears of what becomes of a transfer: its webhook is either Graph's or the simulator's. */
export const followable = computed(() => live.value === (knownRelay()?.mode === 'live'));

/** The destination in the core's words. */
export const endpoint = computed<Endpoint>(() => {
  const cloud = destination.value;
  switch (cloud) {
    case 'simulator': {
      const baseUrl = `${location.origin}/sim/${encodeURIComponent(profile.value)}`;
      return { baseUrl, version: version.value };
    }
    case 'relay':
      return { cloud: knownRelay()?.cloud ?? 'global', version: version.value };
    default:
      return { cloud, version: version.value };
  }
});

/** Leaves a destination that turns out not to be there. */
export function watchDestinations(): void {
  effect(() => {
    const [first] = destinations.value;
    if (first !== undefined && !destinations.value.includes(destination.peek())) destination.value = first;
  });
}
