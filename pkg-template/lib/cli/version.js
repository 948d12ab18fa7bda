// @ts-check

import { readFileSync } from 'node:fs';

/** Returns the version of the package. */
export function packageVersion() {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return /** @type {string} */ (manifest.version);
}
