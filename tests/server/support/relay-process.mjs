// @ts-check
/** A relay with a Redis log in a process of its own; prints its port when it is ready. */

import { createRedisLog } from '../../../www/server/log/redis.js';
import { reachable } from './reachable.mjs';
import { ready, startRelay } from './relay-app.mjs';

const log = createRedisLog({ url: process.argv[2] ?? '' });
await reachable(log);
const relay = await startRelay(log, { retryMs: [10, 20] });
await ready(relay.hub);
console.log(relay.port);
