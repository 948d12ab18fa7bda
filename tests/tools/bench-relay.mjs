// @ts-check
import { buildPackage } from '../../pkg-template/build.mjs';
import { readOptions } from '../bench/options.mjs';
import { benchRelay } from '../bench/relay/main.mjs';
import { setUp } from './setup.mjs';
import { command } from './steps.mjs';

const HELP = `
npm run bench:relay [-- options]

Sets up what is missing, builds the package and measures the relay on the loopback address, beside the
same by node:http alone: 200 notifications to 200 clients, notifications as fast as they are taken, a
reader that comes back, the memory, and the logs in memory and in Redis. The aims are printed beside the
figures; missing one is no failure. Run it on an idle machine; it takes about two minutes.

  --quick      a short run, with more noise
  --json FILE  writes the figures to a file too
`;

await command(HELP, async (args) => {
  const options = readOptions(args);
  await setUp({ checks: false });
  await buildPackage();
  await benchRelay(options);
});
