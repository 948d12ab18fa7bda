// @ts-check

import { command } from './command.mjs';
import { buildPackage } from './package.mjs';
import { buildPage } from './page.mjs';
import { setUp } from './setup.mjs';

const HELP = `
npm run build

Sets up missing tools and builds the npm package into pkg/ and the console's page into www/dist/.
Parts whose sources are unchanged are not built again.
`;

await command(HELP, async () => {
  await setUp();
  await buildPackage();
  await buildPage();
});
