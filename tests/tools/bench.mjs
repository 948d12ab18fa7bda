// @ts-check

import { command } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { bench } from '../bench/main.mjs';
import { readOptions } from '../bench/options.mjs';

const HELP = `
npm run bench [-- options]

Sets up missing tools, builds the package and measures it: the speed of requests and notifications,
compared with other packages; the results for malformed notifications; the memory; the time from import
to the first result; the start of the command line; and the sizes. The aims are printed beside the figures; missing one is not a
failure. Run it on an idle machine; it takes about four minutes.

  --quick      a short run, about a minute and a half, with more noise
  --json FILE  also writes the figures to a file
`;

await command(HELP, async (args) => {
  const options = readOptions(args);
  await setUp();
  await buildPackage();
  await bench(options);
});
