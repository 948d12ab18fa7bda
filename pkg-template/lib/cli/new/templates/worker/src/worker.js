/** The Worker: it verifies the notifications, and hands each to the object of its call. */

import { callKey } from 'graph-call-transfer/ids';
import { createWebhook } from 'graph-call-transfer/webhook';

export { Call } from './call.js';

/** The webhooks by their settings. */
const webhooks = new WeakMap();

export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    const [, callId] = /^\/api\/calls\/([^/]+)$/.exec(pathname) ?? [];
    if (pathname === '/api/calls') {
      if (!webhooks.has(env)) webhooks.set(env, createWebhookOf(env));
      return webhooks.get(env)(request, context);
    }
    if (callId && request.method === 'GET') return objectOf(callId, env).fetch('https://call/');
    return new Response(null, { status: 404 });
  },
};

function createWebhookOf(env) {
  return createWebhook({
    appId: env.APP_ID,
    discovery: env.LOCAL_GRAPH && `${env.LOCAL_GRAPH}/v1/.well-known/OpenIdConfiguration`,
    store: (batch, { body }) => store(batch, body, env),
    onError: ({ status, code, message }) => console.error(status, code, message),
  });
}

/** Stores the notifications before the response, so that Graph repeats what was lost. */
async function store(batch, body, env) {
  const callIds = new Set(batch.notifications.flatMap(({ callId }) => callId ?? []));
  const init = { method: 'POST', body };
  const responses = await Promise.all([...callIds].map((id) => objectOf(id, env).fetch(`https://call/${id}`, init)));
  if (responses.some(({ ok }) => !ok)) throw new Error('a call did not store its notification');
}

function objectOf(callId, { CALLS }) {
  return CALLS.get(CALLS.idFromName(callKey(callId)));
}
