// @ts-check

import { print } from '../../pkg-template/build/board.mjs';
import { command } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { installExpress, installPython } from '../foreign/support/installed.mjs';
import { installCompilers } from '../foreign/support/installed-compilers.mjs';
import { runCases } from './cases.mjs';
import { nodeTests, runNodeTests } from './node-tests.mjs';

const APPS = 'tests/foreign/apps.test.mjs';

const HELP = `
npm run snippets [-- --apps]

Builds the package, and runs what is not ours against "graph-call-transfer simulate": the snippets for
JavaScript and Python with Microsoft's SDKs, an app with the SDK for Python and azure-identity, and a
plain Express bot. The snippets for Go, C#, Java and PHP are compiled with the signatures of the SDKs,
and run: the request that each sends is compared with the checked one. It needs Python 3, the compilers
of these languages (it installs Debian's packages, if it may) and, for the first run, the network; the
packages are kept in ~/.cache/graph-call-transfer-foreign (or XDG_CACHE_HOME). It is not part of npm
test.

  --apps  runs the foreign apps only, as each run of CI does
`;

await command(HELP, async (args) => {
  const isOfApps = args.includes('--apps');
  await setUp();
  await buildPackage();
  // Before the tests: the first installation takes longer than a test may.
  await installPython();
  await installExpress();
  if (isOfApps) {
    await runCases('foreign apps', () => runNodeTests([APPS]));
    return;
  }
  const missing = await step('compilers', installCompilers);
  await nodeTests('foreign apps and snippets', 'tests/foreign');
  if (missing.length > 0)
    print(`NOT RUN: the snippets in these languages, whose compiler is missing: ${missing.join('; ')}`);
});
