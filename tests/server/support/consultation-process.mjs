// @ts-check
/** A whole relay with a Redis log and a simulated Graph in a process of its own; prints its origin when it is ready. */

import { startServer } from '../console-server.mjs';
import { reachable } from './reachable.mjs';
import { ready } from './relay-app.mjs';

const env = {
  GRAPH_CALL_TRANSFER_OPERATOR_SECRET: process.argv[3] ?? '',
  GRAPH_CALL_TRANSFER_REDIS_URL: process.argv[2] ?? '',
};
// A verdict that was lost with its relay is not waited for.
const timeouts = { ringMs: 60_000, transferMs: 500, searchMs: 10_000 };
const server = await startServer({ env, isDelivering: true, timeouts });
await reachable(server.hub.log);
await ready(server.hub);
console.log(server.origin);
