// @ts-check
import { buildPackage } from '../../pkg-template/build.mjs';
import { bench } from '../bench/main.mjs';
import { readOptions } from '../bench/options.mjs';
import { setUp } from './setup.mjs';
import { command } from './steps.mjs';

const HELP = `
npm run bench [-- options]

Sets up what is missing, builds the package and measures it: speed against its peers, of requests and
of notifications; what becomes of awkward notifications; the memory; the time from import to the first
result; and the sizes. The aims are printed beside the figures; missing one is no failure. Run it on an
idle machine; it takes about four minutes.

  --quick      a short run, about a minute and a half, with more noise
  --json FILE  writes the figures to a file too
`;

await command(HELP, async (args) => {
  const options = readOptions(args);
  await setUp({ checks: false });
  await buildPackage();
  await bench(options);
});
