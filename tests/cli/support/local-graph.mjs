// @ts-check
/** A running `simulate`. */

import { startProgram } from './program.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} [args]
 * @param {{ cwd?: string }} [options]
 */
export async function startSimulate(t, args = [], options = {}) {
  const program = startProgram(t, ['simulate', '--port', '0', '--time-scale', '0', ...args, '--json'], options);
  const [line] = await program.find(/^\{"kind":"ready".*$/m);
  /** @type {{ graph: string, discovery: string, page: string }} */
  const ready = JSON.parse(line);
  return { ...program, ...ready, port: new URL(ready.page).port };
}

/**
 * Requests a token as an app does.
 * @param {string} page
 * @param {string} appId
 * @param {string} [tenantId]
 */
export async function requestToken(page, appId, tenantId = '1fdd12d0-4620-44ed-baec-459b611f84b2') {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: 's3cret-of-the-app',
    scope: 'https://graph.microsoft.com/.default',
  });
  const response = await fetch(`${page}${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body,
  });
  const { access_token: token, token_type: type } = await response.json();
  return { token, type };
}
