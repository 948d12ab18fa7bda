// @ts-check

import { command } from './command.mjs';
import { buildPackage } from './package.mjs';
import { buildPage } from './page.mjs';
import { inProject } from './project.mjs';
import { runInForeground } from './run.mjs';
import { setUp } from './setup.mjs';

const HELP = `
npm start [-- options]

Sets up missing tools, builds the package and the page, and serves the console with the simulated
Graph behind it on a loopback address, which it prints. The options go to the server:

  --port <number>   the port to listen on
  --open            opens the console in a browser
  --app-id <guid>   a real Graph behind it instead of the simulated one

"node www/server/main.js --help" lists all of them, and the variables for secrets. Ctrl-C ends it.

The first start on a machine compiles tools: 4 to 5 minutes on two cores. Later starts take seconds.
`;

await command(HELP, async (args) => {
  await setUp();
  await buildPackage();
  await buildPage();
  process.exitCode = await runInForeground(process.execPath, [inProject('www/server/main.js'), ...args]);
});
