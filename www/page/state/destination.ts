import { computed, signal } from '@preact/signals';
import type { Cloud, Endpoint, GraphVersion } from 'graph-call-transfer';
import { profile } from './simulator.js';

/** Where a transfer can be sent: to the simulator beside the page, or to Graph. */
export const destinations = ['simulator', 'global', 'usGovernmentL4', 'usGovernmentL5', 'china'] as const;
export type Destination = 'simulator' | Cloud;

export const versions: readonly GraphVersion[] = ['v1.0', 'beta'];

export const destination = signal<Destination>('simulator');
export const version = signal<GraphVersion>('v1.0');

/** Whether a transfer would reach real people. */
export const live = computed(() => destination.value !== 'simulator');

/** The destination in the core's words. */
export const endpoint = computed<Endpoint>(() =>
  destination.value === 'simulator'
    ? { baseUrl: `${location.origin}/sim/${encodeURIComponent(profile.value)}`, version: version.value }
    : { cloud: destination.value, version: version.value },
);
