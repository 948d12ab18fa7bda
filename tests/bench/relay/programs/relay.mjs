// @ts-check
/** The relay with a log in memory. Its webhook reads and stores, but verifies nothing. */

import { createMemoryLog } from '../../../../www/server/log/memory.js';
import { ready, startRelay } from '../../../server/support/relay-app.mjs';
import { answer, held, usage } from '../child.mjs';

answer({
  async start({ capacity }) {
    const relay = await startRelay(createMemoryLog({ capacity }), { mostStreamsOfClient: 1000 });
    await ready(relay.hub);
    return { port: relay.port };
  },
  usage,
  held,
});
