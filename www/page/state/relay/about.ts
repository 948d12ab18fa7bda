import { signal } from '@preact/signals';
import type { About } from '../../../protocol/transfers.js';

/** What is known of the relay behind the page. */
export type Relay =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly about: About }
  /** The operator's sign-in has ended. */
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'absent'; readonly reason: string };

export const relay = signal<Relay>({ kind: 'loading' });

/** What it said of itself last: that it cannot be asked now makes it no other relay. */
const lastKnown = signal<About | undefined>(undefined);

/** Asks the relay what it is; may be called again. */
export async function loadAbout(): Promise<void> {
  try {
    const response = await fetch('/api/about');
    if (response.status === 401) relay.value = { kind: 'signedOut' };
    else if (response.ok) know((await response.json()) as About);
    else relay.value = { kind: 'absent', reason: `/api/about: HTTP ${response.status}` };
  } catch (error) {
    relay.value = { kind: 'absent', reason: error instanceof Error ? error.message : String(error) };
  }
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

function know(about: About): void {
  lastKnown.value = about;
  relay.value = { kind: 'known', about };
}
