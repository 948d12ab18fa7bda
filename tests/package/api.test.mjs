// @ts-check
/** The interface of the package, without its comments: a change of it is visible in the difference of one file. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { packageFolder } from './support/installed.mjs';

const GOLDEN = 'tests/package/golden/api.txt';

test('interface is the one of the golden file', () => {
  const types = join(packageFolder, 'dist/types');
  const files = readdirSync(types).filter((file) => file.endsWith('.d.ts'));
  const { exports } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const entries = Object.keys(exports).map((entry) => `graph-call-transfer${entry.slice(1)}`);
  const parts = files.sort().map((file) => `// ${file}\n${declarationsOf(readFileSync(join(types, file), 'utf8'))}`);
  const found = `${entries.join('\n')}\n\n${parts.join('\n')}`;
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(inProject(GOLDEN), found);
  const listed = readFileSync(inProject(GOLDEN), 'utf8');
  assert.equal(found, listed, `If you intended it: npm test -- --update writes ${GOLDEN}`);
});

/**
 * Returns declarations without comments and imports.
 * @param {string} text
 */
function declarationsOf(text) {
  const code = text.replace(/\/\*\*?[\s\S]*?\*\//g, '').replace(/^import [\s\S]*?;$/gm, '');
  return code.replace(/^\s*\n/gm, '');
}
