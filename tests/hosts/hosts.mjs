// @ts-check
/** All hosts, in the order of the table. */

import { bundlerHosts } from './kinds/bundlers.mjs';
import { nextHosts } from './kinds/next.mjs';
import { nodeHosts } from './kinds/node.mjs';
import { pageHosts } from './kinds/pages.mjs';
import { projectHosts } from './kinds/projects.mjs';
import { recipeHosts } from './kinds/recipes.mjs';
import { runtimeHosts } from './kinds/runtimes.mjs';
import { testHosts } from './kinds/tests.mjs';
import { typescriptHosts } from './kinds/typescript.mjs';
import { workerHosts } from './kinds/workers.mjs';

/** @type {readonly import('./host.d.ts').Host[]} */
export const hosts = [
  ...nodeHosts,
  ...typescriptHosts,
  ...bundlerHosts,
  ...nextHosts,
  ...pageHosts,
  ...testHosts,
  ...runtimeHosts,
  ...workerHosts,
  ...recipeHosts,
  ...projectHosts,
];
