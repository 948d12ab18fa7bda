import { computed, effect, signal } from '@preact/signals';
import type { Cloud, Endpoint, GraphVersion } from 'graph-call-transfer';
import { knownRelay, relay } from './relay/about.js';
import { isInPage, profile } from './simulator.js';

/** Where a transfer can be sent: to the simulator, through the relay, or from this page to a Graph, which may be one for tests. */
export type Destination = 'simulator' | 'relay' | Cloud | 'custom';

/** Those that the page can send to by itself, with the operator's token. */
const fromPage = ['global', 'usGovernmentL4', 'usGovernmentL5', 'china', 'custom'] as const;

/** Tells whether the page itself sends to a destination. */
export function isSentByPage(destination: Destination): boolean {
  return fromPage.some((one) => one === destination);
}

/** The destinations that there are: a relay has either the simulator behind it, or Graph. */
export const destinations = computed<readonly Destination[]>(() => {
  const about = knownRelay();
  if (about?.mode !== 'live') return ['simulator', ...fromPage];
  return about.canSend ? ['relay', ...fromPage] : fromPage;
});

export const versions: readonly GraphVersion[] = ['v1.0', 'beta'];

export const destination = signal<Destination>('simulator');
export const version = signal<GraphVersion>('v1.0');

/** Whether a transfer would reach real people. */
export const live = computed(() => destination.value !== 'simulator');

/** The address of the destination `custom`: Graph's root in other words. */
export const customRoot = signal('');

/** Who carries a transfer out: the relay with a token of its own, the simulator in this page, or the page with the operator's. */
export type Carrier = 'relay' | 'inPage' | 'direct';

/** Who carries out what goes to a destination. */
export function carrierTo(destination: Destination): Carrier {
  if (destination === 'simulator') return isInPage.value ? 'inPage' : 'relay';
  return isSentByPage(destination) ? 'direct' : 'relay';
}

export const carrier = computed(() => carrierTo(destination.value));

/** Whether the relay could send to the chosen Graph as well, so that no token need come into the page. */
export const relayCouldSend = computed(() => {
  const about = relay.value.kind === 'known' ? relay.value.about : undefined;
  return about?.mode === 'live' && about.canSend && destination.value === (about.cloud ?? 'global');
});

/**
 * Whether it is heard what becomes of a transfer: the relay's webhook is either Graph's or the simulator's, and the simulator in
 * the page tells of its own alone.
 */
export const followable = computed(
  () => destination.value !== 'custom' && live.value === (knownRelay()?.mode === 'live'),
);

/** Where something was or will be sent. */
interface Address {
  readonly destination: Destination;
  readonly version?: GraphVersion | undefined;
  /** The course of the simulator. */
  readonly profile?: string | undefined;
}

/** The chosen destination in the core's words. */
export const endpoint = computed(() =>
  endpointOf({ destination: destination.value, version: version.value, profile: profile.value }),
);

/** A destination in the core's words. */
export function endpointOf({ destination, version = 'v1.0', profile: course = profile.value }: Address): Endpoint {
  switch (destination) {
    case 'simulator':
      return { baseUrl: carrierTo(destination) === 'inPage' ? IN_PAGE_ROOT : rootAtRelay(course), version };
    case 'relay':
      return { cloud: knownRelay()?.cloud ?? 'global', version };
    case 'custom':
      return { baseUrl: customRoot.value, version };
    default:
      return { cloud: destination, version };
  }
}

/** Where the simulator in the page is said to be: at a name that belongs to nobody, because nothing is sent there. */
const IN_PAGE_ROOT = 'https://simulator.invalid';

/** Where the relay serves the simulated Graph that plays a course. */
function rootAtRelay(course: string): string {
  return new URL(`sim/${encodeURIComponent(course)}`, document.baseURI).href;
}

/** Leaves a destination that turns out not to be there. */
export function watchDestinations(): void {
  effect(() => {
    const [first] = destinations.value;
    if (first !== undefined && !destinations.value.includes(destination.peek())) destination.value = first;
  });
}
