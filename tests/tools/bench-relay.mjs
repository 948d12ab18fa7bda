// @ts-check

import { command } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { readOptions } from '../bench/options.mjs';

const HELP = `
npm run bench:relay [-- options]

Sets up missing tools, builds the package and measures the relay on the loopback address, compared with
a server of node:http alone: 200 notifications to 200 clients, notifications at the highest rate, a
client that reconnects, the memory, and the logs in memory and in Redis. The aims are printed beside the
figures; missing one is not a failure. Run it on an idle machine; it takes about two minutes.

  --quick      a short run, with more noise
  --json FILE  also writes the figures to a file
`;

await command(HELP, async (args) => {
  const options = readOptions(args);
  // Here, because the import itself prints a line when Redis is missing, which --help does not need.
  const { benchRelay } = await import('../bench/relay/main.mjs');
  await setUp();
  await buildPackage();
  await benchRelay(options);
});
