// @ts-check
/** A module worker without a bundler. */

import { runs } from './runs.js';

/** @type {typeof import('graph-call-transfer')} */
const api = await import(new URL('/package/web.js', location.href).href);
addEventListener('message', async ({ data: [run, baseUrl] }) => {
  postMessage(await runs[/** @type {keyof typeof runs} */ (run)](api, baseUrl));
});
postMessage('ready');
