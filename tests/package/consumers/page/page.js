// @ts-check
/** A page without a bundler. */

import { runs } from './runs.js';

const query = new URLSearchParams(location.search);
const run = /** @type {keyof typeof runs} */ (query.get('run'));

async function start() {
  const api = await import(new URL('/package/web.js', location.href).href);
  return runs[run](api, query.get('baseUrl') ?? '');
}

Object.assign(globalThis, { outcome: start() });
