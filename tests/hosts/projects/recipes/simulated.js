// @ts-check
/** Replaces Graph by the simulator in the process of a recipe, and starts a transfer when its server listens. */

import { sendTransfer } from 'graph-call-transfer';
import { createSimulator } from 'graph-call-transfer/simulator';

const { APP_ID, PORT, TRANSFER } = process.env;
const callbackUri = `http://127.0.0.1:${PORT}/api/calls`;
const realFetch = globalThis.fetch;
const graph = createSimulator({ appId: APP_ID, callbackUri, timeScale: 0.01 });

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : String(input));
  return hostname === '127.0.0.1' ? realFetch(input, init) : graph.fetch(input, init);
};
globalThis.simulatedToken = () => graph.issueToken();

graph.onDelivery(async (delivery) => {
  const response = await realFetch(delivery.url, delivery);
  if (response.status !== 202) console.error('delivery', response.status, await response.text());
});

// After the program has started: this file is imported before it.
if (TRANSFER) setTimeout(transfer, 100);

async function transfer() {
  const isListening = await realFetch(callbackUri).then(
    () => true,
    () => false,
  );
  if (!isListening) return setTimeout(transfer, 100);
  const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
  return sendTransfer({ callId: `${TRANSFER}`, target }, { token: graph.issueToken(), fetch: graph.fetch });
}
