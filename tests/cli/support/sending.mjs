// @ts-check
/** A local Graph that `send` sends to, with the source of the outcome: its own webhook, or a relay. */

import { freePort } from '../../hosts/ports.mjs';
import { startServer } from '../../server/console-server.mjs';
import { APP_ID } from './bot.mjs';
import { requestToken, startSimulate } from './local-graph.mjs';
import { CALL_ID } from './logs.mjs';

export const OPERATOR_SECRET = 'HIDDEN-secret-of-the-operators-1234';
export const SECRET_VARIABLE = 'GRAPH_CALL_TRANSFER_OPERATOR_SECRET';

/**
 * Starts a relay for a local Graph, which posts its notifications to it.
 * @param {import('node:test').TestContext} t
 * @param {{ profile: string, isPublic?: boolean }} options
 */
export async function startRelay(t, { profile, isPublic = true }) {
  const port = String(await freePort());
  const { origin, stop } = await startServer({
    values: {
      appId: APP_ID,
      discovery: `http://localhost:${port}/v1/.well-known/OpenIdConfiguration`,
      logLevel: 'error',
      ...(isPublic && { publicUrl: 'https://console.example.com' }),
    },
    env: { [SECRET_VARIABLE]: OPERATOR_SECRET },
  });
  let hasStopped = false;
  const stopOnce = async () => {
    if (!hasStopped) await stop();
    hasStopped = true;
  };
  t.after(stopOnce);
  const webhook = `${origin}/api/webhook`;
  const args = ['--port', port, '--profile', profile, '--app-id', APP_ID, '--webhook', webhook];
  const graph = await startSimulate(t, args);
  return { origin, graph, stop: stopOnce, ...(await tokenAndRequests(graph.page)) };
}

/**
 * @param {import('node:test').TestContext} t
 * @param {{ source: 'listen' | 'relay', profile: string }} options
 */
export async function startLocalSend(t, { source, profile }) {
  const relay = source === 'relay' ? await startRelay(t, { profile }) : undefined;
  const port = String(await freePort());
  const own = ['--profile', profile, '--app-id', APP_ID, '--webhook', `http://127.0.0.1:${port}/`];
  const graph = relay?.graph ?? (await startSimulate(t, own));
  const { token, requests } = relay ?? (await tokenAndRequests(graph.page));
  const transfer = ['send', '--call-id', CALL_ID, '--user', '550fae72-d251-43ec-868c-373732c2704f', '--yes'];
  return {
    env: { GRAPH_TOKEN: token, [SECRET_VARIABLE]: OPERATOR_SECRET },
    requests,
    stopRelay: async () => relay?.stop(),
    /** Resolves when Graph has responded to a transfer. */
    transferred: () => graph.find(/"path":"[^"]*\/transfer"/),
    /** @param {string} [listenAt] */
    async args(listenAt = port) {
      const at = relay ? ['--relay', relay.origin] : ['--listen', listenAt, '--discovery', graph.discovery];
      return [...transfer, '--base-url', graph.page.slice(0, -1), ...at];
    },
  };
}

/** @param {string} page of the local Graph */
async function tokenAndRequests(page) {
  const { token } = await requestToken(page, APP_ID);
  return {
    token,
    /** Returns the number of transfers that were sent. */
    async requests() {
      const { events } = await (await fetch(`${page}_simulate/state`)).json();
      const isTransfer = (/** @type {any} */ { kind, path }) => kind === 'request' && path.endsWith('/transfer');
      return events.filter(isTransfer).length;
    },
  };
}
