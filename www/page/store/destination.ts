import { computed, effect, signal } from '@preact/signals';
import type { Endpoint, GraphVersion } from 'graph-call-transfer';
import {
  type Address,
  type Carrier,
  type Destination,
  directDestinations,
  isSentByPage,
} from '../model/destination.js';
import type { Env } from './env.js';
import type { AboutStore } from './relay/about.js';
import type { SimulatorStore } from './simulator/settings.js';

/** The root of the simulator in the page: a name without an owner, because nothing is sent there. */
const IN_PAGE_ROOT = 'https://simulator.invalid';

export type DestinationStore = ReturnType<typeof createDestinationStore>;

/** Creates the choice of the destination. */
export function createDestinationStore(
  { baseUri, window }: Env,
  { relay, knownRelay }: AboutStore,
  { isInPage, profile }: SimulatorStore,
) {
  /** The destinations to choose from: a relay has either the simulator behind it, or Graph. */
  const destinations = computed<readonly Destination[]>(() => {
    const about = knownRelay();
    if (about?.mode !== 'live') return ['simulator', ...directDestinations];
    return about.canSend ? ['relay', ...directDestinations] : directDestinations;
  });
  const destination = signal<Destination>('simulator');
  const version = signal<GraphVersion>('v1.0');
  /** The root of the destination `custom`. */
  const customRoot = signal('');
  /** The origins to which the page's own policy did not let it send. */
  const forbiddenOrigins = signal<ReadonlySet<string>>(new Set());

  /** Whether a transfer would reach real people. */
  const live = computed(() => destination.value !== 'simulator');
  const carrier = computed(() => carrierTo(destination.value));
  /** Whether the relay can send to the chosen Graph too, so that the page needs no token. */
  const relayCouldSend = computed(() => {
    const about = relay.value.kind === 'known' ? relay.value.about : undefined;
    return about?.mode === 'live' && about.canSend && destination.value === (about.cloud ?? 'global');
  });
  /**
   * Whether the notifications of a transfer arrive here: the relay's webhook is either Graph's or the simulator's, and the simulator
   * in the page notifies only of its own transfers.
   */
  const receivesNotifications = computed(
    () => destination.value !== 'custom' && live.value === (knownRelay()?.mode === 'live'),
  );
  /** The chosen destination in the core's words. */
  const endpoint = computed(() =>
    endpointOf({ destination: destination.value, version: version.value, profile: profile.value }),
  );

  /** Returns the sender to a destination. */
  function carrierTo(to: Destination): Carrier {
    if (to === 'simulator') return isInPage.value ? 'inPage' : 'relay';
    return isSentByPage(to) ? 'direct' : 'relay';
  }

  /** Returns an address in the core's words. */
  function endpointOf({ destination: to, version: of = 'v1.0', profile: played = profile.value }: Address): Endpoint {
    switch (to) {
      case 'simulator':
        return { baseUrl: carrierTo(to) === 'inPage' ? IN_PAGE_ROOT : rootAtRelay(played), version: of };
      case 'relay':
        return { cloud: knownRelay()?.cloud ?? 'global', version: of };
      case 'custom':
        return { baseUrl: customRoot.value, version: of };
      default:
        return { cloud: to, version: of };
    }
  }

  /** Returns the address of the simulated Graph with a profile. */
  function rootAtRelay(name: string): string {
    return new URL(`sim/${encodeURIComponent(name)}`, baseUri).href;
  }

  /** Leaves a destination that is not offered, and notes what the page's policy forbids: that looks like a network failure. */
  function start(): void {
    effect(() => {
      const [first] = destinations.value;
      if (first !== undefined && !destinations.value.includes(destination.peek())) destination.value = first;
    });
    window.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
      if (effectiveDirective !== 'connect-src' || !URL.canParse(blockedURI)) return;
      forbiddenOrigins.value = new Set(forbiddenOrigins.peek()).add(new URL(blockedURI).origin);
    });
  }

  return {
    ...{ destinations, destination, version, customRoot, forbiddenOrigins },
    ...{ live, carrier, relayCouldSend, receivesNotifications, endpoint, carrierTo, endpointOf, start },
  };
}
