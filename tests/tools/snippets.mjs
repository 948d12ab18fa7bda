// @ts-check

import { command } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { installExpress, installPython } from '../foreign/support/installed.mjs';
import { nodeTests } from './node-tests.mjs';

const HELP = `
npm run snippets

Builds the package, and runs what is not ours against "graph-call-transfer simulate": the snippets for
JavaScript and Python with Microsoft's SDKs, an app with the SDK for Python and azure-identity, and a
plain Express bot. The snippets for Java are compiled with javac, if it is installed. It needs
Python 3 and, for the first run, the network; the packages are kept in
~/.cache/graph-call-transfer-foreign (or XDG_CACHE_HOME). It is not part of npm test.
`;

await command(HELP, async () => {
  await setUp();
  await buildPackage();
  // Before the tests: the first installation takes longer than a test may.
  await installPython();
  await installExpress();
  await nodeTests('foreign apps and snippets', 'tests/foreign');
});
