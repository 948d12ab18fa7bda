// @ts-check
import { command } from '../../pkg-template/build/command.mjs';
import { installPackagesOf } from '../../pkg-template/build/npm-packages.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { step } from '../../pkg-template/build/steps.mjs';

const HELP = `
npm run docs

Sets up what is missing and builds the documentation into target/site/: the guide with the code
book, the API of the npm package, the API of the crate. Every warning is an error, and every link is checked; links to other
sites only for their form. It takes about a minute.
`;

await command(HELP, async () => {
  await setUp({ tools: false });
  await step('packages for the documentation', (line) => installPackagesOf('tests/docs', line));
  // Now, because a bare machine has its packages only since then.
  const { buildSite } = await import('../docs/site.mjs');
  await buildSite();
});
