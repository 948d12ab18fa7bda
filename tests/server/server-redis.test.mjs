// @ts-check
/** Servers that share one Redis. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { composeServices } from '../../www/server/compose.js';
import { notifications } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const OTHER_APP_ID = 'c1a11e70-0000-4000-8000-000000000002';

test('servers have separate logs in one Redis for simulation and for each app', {
  skip: withoutRedis,
}, async (t) => {
  const redis = await startRedis();
  t.after(() => redis.kill());
  const env = {
    GRAPH_CALL_TRANSFER_OPERATOR_SECRET: 'a-secret-of-all-operators',
    GRAPH_CALL_TRANSFER_REDIS_URL: redis.url,
  };

  /** @type {[string | undefined, boolean][]} the app, and whether an earlier server has the same log */
  const servers = [
    [undefined, false],
    [APP_ID, false],
    [OTHER_APP_ID, false],
    [APP_ID.toUpperCase(), true],
    [undefined, true],
  ];
  for (const [appId, isShared] of servers) {
    const { services, close } = await composeServices(readConfiguration(appId === undefined ? {} : { appId }, env));
    t.after(close);
    await reachable(services.hub.log);
    const { isDuplicate } = await services.hub.append(notifications({ deliveryId: 'one' }));
    assert.equal(isDuplicate, isShared, String(appId));
  }
});
