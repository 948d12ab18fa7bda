// @ts-check
/** The addresses of the local Graph. */

import { CommandError } from '../exit.js';

export const DEFAULT_PORT = 4010;
/** The paths that belong to the program itself, and to no service of Microsoft. */
export const OWN_PATH = '/_simulate/';
/** Where Microsoft publishes the keys of call notifications, below another host. */
export const DISCOVERY_PATH = '/v1/.well-known/OpenIdConfiguration';

/**
 * @param {string | undefined} text
 * @param {number} [defaultPort]
 * @returns {number}
 */
export function readPort(text, defaultPort = DEFAULT_PORT) {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandError('invalidValue', `--port is invalid: expected a number from 0 to 65535, found "${text}"`);
}

/**
 * Reads the address of a webhook.
 * @param {string} text
 * @param {string} name of the argument
 * @returns {string}
 */
export function readWebhook(text, name) {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new CommandError(
    'invalidValue',
    `${name} is invalid: expected a URL such as http://localhost:3978/api/calls, found "${text}"`,
  );
}

/**
 * @param {string | undefined} text
 * @returns {number}
 */
export function readTimeScale(text) {
  if (text === undefined) return 1;
  const scale = Number(text);
  if (text !== '' && scale >= 0 && scale <= 100) return scale;
  throw new CommandError('invalidValue', `--time-scale is invalid: expected a number from 0 to 100, found "${text}"`);
}
