import { signal } from '@preact/signals';
import type { About } from '../../../protocol/transfers.js';

/** What is known of the relay behind the page. */
export type Relay =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly about: About }
  /** The operator's sign-in has ended. */
  | { readonly kind: 'signedOut' }
  /** It is there, but cannot be asked now. */
  | { readonly kind: 'away'; readonly reason: string }
  /** There is none: the page lies in a plain folder, and plays the simulator itself. */
  | { readonly kind: 'absent'; readonly reason: string };

export const relay = signal<Relay>({ kind: 'loading' });

/** What it said of itself last: that it cannot be asked now makes it no other relay. */
const lastKnown = signal<About | undefined>(undefined);

/** Asks the relay what it is; may be called again. */
export async function loadAbout(): Promise<void> {
  const answer = await askAbout();
  if (answer.kind === 'known') lastKnown.value = answer.about;
  // Who once answered as a relay does is no plain folder.
  const isRelay = lastKnown.peek() !== undefined || relay.peek().kind === 'signedOut' || relay.peek().kind === 'away';
  const isGone = answer.kind === 'absent' && isRelay;
  relay.value = isGone ? { kind: 'away', reason: answer.reason } : answer;
}

/** Asks for the page once more: a relay that serves this machine alone lets everybody in with it. */
export async function renewSession(): Promise<void> {
  try {
    await fetch('./', { cache: 'no-store' });
  } catch {
    return;
  }
  await loadAbout();
}

/** What the relay said of itself, once it did. */
export function knownRelay(): About | undefined {
  return lastKnown.value;
}

async function askAbout(): Promise<Relay> {
  try {
    const response = await fetch('api/about');
    const reason = `api/about: HTTP ${response.status}`;
    if (response.status === 401) return { kind: 'signedOut' };
    // A server of plain files has no such errors: somebody stands there for a relay that is starting, or busy.
    if (response.status === 429 || response.status >= 500) return { kind: 'away', reason };
    const about: unknown = response.ok ? await response.json() : undefined;
    return isAbout(about) ? { kind: 'known', about } : { kind: 'absent', reason };
  } catch (error) {
    // There is nobody, or a server that gives its page for every address.
    return { kind: 'absent', reason: error instanceof Error ? error.message : String(error) };
  }
}

function isAbout(answer: unknown): answer is About {
  const isObject = typeof answer === 'object' && answer !== null;
  return isObject && 'mode' in answer && (answer.mode === 'simulated' || answer.mode === 'live');
}
