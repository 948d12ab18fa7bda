/**
 * One call, as a Durable Object: all its notifications arrive here, one after the other, wherever they were received.
 * The record of its transfer is in the storage, because an object has no memory that lasts.
 */

import { parseNotifications, startTransfer, TransferTracker } from 'graph-call-transfer';
import { callKey } from 'graph-call-transfer/ids';
import { requestToken } from './token.js';

const RECORD = 'transfer';

export class Call {
  #state;
  #env;
  #tracker;
  #outcome;

  constructor(state, env) {
    this.#state = state;
    this.#env = env;
  }

  async fetch(request) {
    await this.#restore();
    if (request.method === 'GET') return Response.json((await this.#state.storage.get('outcome')) ?? null);

    const callId = new URL(request.url).pathname.slice(1);
    const body = new Uint8Array(await request.arrayBuffer());
    this.#tracker.apply(body);
    await this.#save(callId);
    const isReady = parseNotifications(body).notifications.some((notification) => isReadyCall(notification, callId));
    // Graph reports each state more than once: a call with a transfer is not transferred again.
    if (isReady && !this.#tracker.status(callId)) this.#state.waitUntil(this.#transfer(callId));
    return new Response(null, { status: 204 });
  }

  async #transfer(callId) {
    const { LOCAL_GRAPH, TARGET_USER } = this.#env;
    try {
      const started = startTransfer(
        { callId, target: { user: { id: TARGET_USER } } },
        {
          token: () => requestToken(this.#env),
          endpoint: LOCAL_GRAPH ? { baseUrl: LOCAL_GRAPH } : undefined,
          tracker: this.#tracker,
        },
      );
      // The tracker knows the transfer before it is sent. With the record, it is not sent again after a restart.
      await Promise.all([started, this.#save(callId)]);
    } catch (error) {
      console.error(error.code, error.message);
    } finally {
      await this.#save(callId);
    }
  }

  async #restore() {
    if (this.#tracker) return;
    const stored = await this.#state.storage.get(RECORD);
    // Two requests may have waited for the storage.
    this.#tracker ??= stored ? TransferTracker.restore(stored) : new TransferTracker();
  }

  async #save(callId) {
    const record = this.#tracker.snapshotCall(callId);
    if (record) await this.#state.storage.put(RECORD, record);
    const outcome = this.#tracker.outcome(callId);
    if (!outcome || outcome.kind === this.#outcome) return;
    const { kind, recommendedAction } = outcome;
    this.#outcome = kind;
    await this.#state.storage.put('outcome', { kind, recommendedAction });
    console.log(`call ${callId}: ${kind}`);
  }
}

/** A call can be transferred when it is established and its audio is active. */
function isReadyCall({ kind, callId = '', state, mediaState }, ownId) {
  const isOwn = callKey(callId) === callKey(ownId);
  return isOwn && kind === 'call' && state === 'established' && mediaState?.audio === 'active';
}
