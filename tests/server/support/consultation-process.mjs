// @ts-check
/** A whole relay with a Redis log and a simulated Graph in a process of its own; prints its origin when it is ready. */

import { startServer } from '../console-server.mjs';
import { reachable } from './reachable.mjs';
import { ready } from './relay-app.mjs';

const env = {
  GRAPH_CALL_TRANSFER_OPERATOR_SECRET: process.argv[3] ?? '',
  GRAPH_CALL_TRANSFER_REDIS_URL: process.argv[2] ?? '',
};
const server = await startServer({ env, isDelivering: true });
await reachable(server.hub.log);
await ready(server.hub);
console.log(server.origin);
