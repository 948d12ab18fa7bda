// @ts-check
import { buildPackage } from '../../pkg-template/build.mjs';
import { buildPage } from './page.mjs';
import { setUp } from './setup.mjs';
import { command } from './steps.mjs';

const HELP = `
npm run build

Sets up what is missing and builds the npm package into pkg/ and the console's page into www/dist/.
What has not changed is not built again.
`;

await command(HELP, async () => {
  await setUp({ checks: false });
  await buildPackage();
  await buildPage();
});
