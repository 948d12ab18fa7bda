// @ts-check
/** Prints the deliveries of a transfer, simulated with the files for the web. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = '', now = ''] = process.argv.slice(2);
const at = (/** @type {string} */ file) => pathToFileURL(join(folder, file)).href;

/** @type {typeof import('graph-call-transfer')} */
const api = await import(at('web.js'));
/** @type {typeof import('graph-call-transfer/simulator')} */
const { createSimulator } = await import(at('simulator/index.js'));
const wasm = (/** @type {string} */ name) => readFileSync(join(folder, `glue/${name}.wasm`));
api.initSync({ requests: wasm('requests'), send: wasm('send') });

const graph = createSimulator({
  profile: 'rosterNoise',
  seed: 'web',
  timeScale: 0,
  sign: false,
  clock: () => Number(now),
});
/** @type {unknown[]} */
const deliveries = [];
graph.onDelivery((delivery) => deliveries.push(delivery));
await api.sendTransfer(
  {
    callId: '341a0500-d4bf-4224-8b19-1581168d328b',
    target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
    replacesCallId: 'e5d39592-99bd-4db8-bca8-30fb894ec51d',
  },
  { token: graph.issueToken(), fetch: graph.fetch },
);
await graph.settled();
console.log(JSON.stringify(deliveries));
