// @ts-check

import { print } from '../../pkg-template/build/board.mjs';
import { command } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { hosts } from '../hosts/hosts.mjs';
import { chooseHosts, tryHosts } from '../hosts/main.mjs';

const HELP = `
npm run hosts [-- options] [names]

Packs the package, installs it into a small project for each host (a runtime, a bundler, a framework,
a test runner), lets each do the same job, and prints a table: green, or the reason. Without names it
tries all hosts. A name may end with a star: vite*. The versions are in tests/hosts/versions.json; the
installed projects are kept in ~/.cache/graph-call-transfer-hosts (or XDG_CACHE_HOME). It needs the
network for the first run, and Chromium for pages.

  --ci    only the hosts that are quick enough for every run of the tests
  --list  prints the names
`;

await command(HELP, async (args) => {
  if (args.includes('--list')) {
    for (const { name, title, nightly } of hosts) print(`${name.padEnd(24)} ${title}${nightly ? ' (nightly)' : ''}`);
    return;
  }
  const names = args.filter((argument) => !argument.startsWith('--'));
  const chosen = names.length > 0 ? chooseHosts(names) : hosts;
  await setUp();
  await buildPackage();
  await tryHosts(args.includes('--ci') ? chosen.filter(({ nightly }) => nightly !== true) : chosen);
});
