// @ts-check
/** The relay with a log in memory and with its webhook, which verifies each notification. */

import { createSimulator, createSimulatorKey } from 'graph-call-transfer/simulator';
import { createWebhook } from 'graph-call-transfer/webhook';
import { createMemoryLog } from '../../../../www/server/log/memory.js';
import { ready, startRelay } from '../../../server/support/relay-app.mjs';
import { cpuUsage, memoryUsage, offer } from '../child.mjs';

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';

offer({
  async start({ capacity }) {
    const key = await createSimulatorKey();
    const trust = {
      appId: APP_ID,
      discovery: 'http://127.0.0.1/.well-known/OpenIdConfiguration',
      fetch: createSimulator({ key }).fetch,
    };
    const relay = await startRelay(createMemoryLog({ capacity }), {
      maxStreamsPerClient: 1000,
      webhookOf: (store) => createWebhook({ ...trust, store }),
    });
    await ready(relay.hub);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: 'https://graph.microsoft.com',
      aud: APP_ID,
      tid: TENANT_ID,
      iat: now,
      nbf: now,
      exp: now + 3900,
    };
    return { port: relay.port, token: await key.sign(claims) };
  },
  cpuUsage,
  memoryUsage,
});
