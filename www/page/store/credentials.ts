import { computed, signal } from '@preact/signals';
import type { TokenReport } from 'graph-call-transfer';
import { inspectToken } from 'graph-call-transfer/requests';
import type { Core } from './core.js';
import type { DestinationStore } from './destination.js';
import type { Env } from './env.js';

/** The interval at which the time that a token has left is updated, in milliseconds. */
const UPDATE_MS = 15_000;

export type CredentialStore = ReturnType<typeof createCredentialStore>;

/** Creates the store of the operator's token. */
export function createCredentialStore({ window }: Env, { isCoreReady }: Core, { carrier, endpoint }: DestinationStore) {
  /** The operator's access token. It is in this signal only: never in a storage, an address, the history or a log. */
  const token = signal('');
  /** Whether the operator must give a token: the relay and the simulator have their own. */
  const tokenNeeded = computed(() => carrier.value === 'direct');
  const now = signal(Date.now());

  /** The facts in the operator's token; `undefined` when there is none, or none is needed. */
  const tokenReport = computed<TokenReport | undefined>(() => {
    now.value;
    const isInUse = tokenNeeded.value && token.value !== '';
    return isCoreReady.value && isInUse ? inspectToken(token.value, endpoint.value) : undefined;
  });

  function forgetToken(): void {
    token.value = '';
  }

  /** Updates the time left, and forgets the token when the page is left: a page may return from the browser's cache. */
  function start(): void {
    setInterval(() => {
      now.value = Date.now();
    }, UPDATE_MS);
    window.addEventListener('pagehide', forgetToken);
  }

  return { token, tokenNeeded, tokenReport, forgetToken, start };
}
