import { computed, signal } from '@preact/signals';
import { inspectToken, type TokenReport } from 'graph-call-transfer';
import { isCoreReady } from './core.js';
import { carrier, endpoint } from './destination.js';

/** The operator's access token. It lives in this variable only: never in storage, an address, the history or a log. */
export const token = signal('');

/** Whether the operator has to give a token: the relay and the simulator have their own. */
export const tokenNeeded = computed(() => carrier.value === 'direct');

/** Forgets the token. */
export function forgetToken(): void {
  token.value = '';
}

/** Moves every now and then, so that what is said of the time left stays true. */
const now = signal(Date.now());

/** What the operator's token says of itself; `undefined` when there is none, or none is needed. */
export const tokenReport = computed<TokenReport | undefined>(() => {
  now.value;
  const isInUse = tokenNeeded.value && token.value !== '';
  return isCoreReady.value && isInUse ? inspectToken(token.value, endpoint.value) : undefined;
});

/** Keeps the time left true, and forgets the token when the page is left: a page may come back from the browser's cache. */
export function watchToken(): void {
  setInterval(() => {
    now.value = Date.now();
  }, 15_000);
  addEventListener('pagehide', forgetToken);
}
