import { signal } from '@preact/signals';
import type { About } from '../../../protocol/transfers.js';
import type { Env } from '../env.js';

/** The state of the relay behind the page. */
export type Relay =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly about: About }
  /** The operator's sign-in has ended. */
  | { readonly kind: 'signedOut' }
  /** It exists, but does not respond now. */
  | { readonly kind: 'away'; readonly reason: string }
  /** There is none: the page is in a plain folder, and runs the simulator itself. */
  | { readonly kind: 'absent'; readonly reason: string };

export type AboutStore = ReturnType<typeof createAbout>;

/** Creates the knowledge of the relay. */
export function createAbout({ fetch }: Env) {
  const relay = signal<Relay>({ kind: 'loading' });
  /** The last description of the relay: while it does not respond, it is still the same relay. */
  const lastKnown = signal<About | undefined>(undefined);

  /** Requests the description of the relay; may be called again. */
  async function loadAbout(): Promise<void> {
    const response = await requestAbout(fetch);
    if (response.kind === 'known') lastKnown.value = response.about;
    // A server that was a relay once is no plain folder.
    const isRelay = lastKnown.peek() !== undefined || relay.peek().kind === 'signedOut' || relay.peek().kind === 'away';
    const isGone = response.kind === 'absent' && isRelay;
    relay.value = isGone ? { kind: 'away', reason: response.reason } : response;
  }

  /** Requests the page again: a relay that serves only this machine starts a session with it. */
  async function renewSession(): Promise<void> {
    try {
      await fetch('./', { cache: 'no-store' });
    } catch {
      return;
    }
    await loadAbout();
  }

  /** Returns the description of the relay, once it is known. */
  function knownRelay(): About | undefined {
    return lastKnown.value;
  }

  return { relay, loadAbout, renewSession, knownRelay };
}

async function requestAbout(fetch: Env['fetch']): Promise<Relay> {
  try {
    const httpResponse = await fetch('api/about');
    const reason = `api/about: HTTP ${httpResponse.status}`;
    if (httpResponse.status === 401) return { kind: 'signedOut' };
    // A server of plain files has no such errors: a proxy responds for a relay that is starting, or busy.
    if (httpResponse.status === 429 || httpResponse.status >= 500) return { kind: 'away', reason };
    const about: unknown = httpResponse.ok ? await httpResponse.json() : undefined;
    return isAbout(about) ? { kind: 'known', about } : { kind: 'absent', reason };
  } catch (error) {
    // There is no server, or one that returns its page for every address.
    return { kind: 'absent', reason: error instanceof Error ? error.message : String(error) };
  }
}

function isAbout(response: unknown): response is About {
  const isObject = typeof response === 'object' && response !== null;
  return isObject && 'mode' in response && (response.mode === 'simulated' || response.mode === 'live');
}
