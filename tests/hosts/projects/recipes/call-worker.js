// @ts-check
/** Sends the deliveries of a transfer to the Worker of the recipe, and reads its store. */

import { sendTransfer, TransferTracker } from 'graph-call-transfer';
import { createSimulator } from 'graph-call-transfer/simulator';
import { Miniflare, Response } from 'miniflare';

const { APP_ID = '' } = process.env;
const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
const graph = createSimulator({ appId: APP_ID, callbackUri: 'http://localhost/api/calls', timeScale: 0.01 });

const miniflare = new Miniflare({
  modules: true,
  modulesRoot: 'dist',
  scriptPath: 'dist/worker.js',
  modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: '2026-06-01',
  bindings: { APP_ID },
  kvNamespaces: ['TRANSFERS'],
  // The keys of the sender.
  outboundService: async (request) => {
    const response = await graph.fetch(request.url);
    return new Response(await response.text(), { status: response.status, headers: [...response.headers] });
  },
});

graph.onDelivery(async ({ url, method, headers, body }) => {
  const { status } = await miniflare.dispatchFetch(url, { method, headers, body });
  if (status !== 202) console.error(`the Worker responded with ${status}`);
});
const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
await sendTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch });
await graph.settled();
const transfers = await miniflare.getKVNamespace('TRANSFERS');
console.log(TransferTracker.restore(`${await transfers.get(callId)}`).status(callId)?.phase);
await miniflare.dispose();
