// @ts-check
/** The server of the console, in this process and in a process of its own, and a client that sends its requests unchanged. */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../www/server/app.js';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { composeServices } from '../../www/server/compose.js';
import { sharedSimulatorKey } from './support/simulator-key.mjs';

/** @typedef {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: string }} RelayResponse */

const MAIN = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));

/** The files in the page's folder, and beside it. */
export const PAGE = '<!doctype html><title>Transfer console</title>';
const FILES = {
  'page/index.html': PAGE,
  'page/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'page/.hidden': 'SECRET',
  'page/assets/index-Bx12Cd34.js': 'export {};',
  'page/assets/index-Bx12Cd34.css': 'body {}',
  'page/assets/requests-Ef56Gh78.wasm': '\0asm\x01\0\0\0',
  'secret.txt': 'SECRET',
};

/**
 * Starts a server with a small page on a free port of the loopback address.
 *
 * @param {object} [options]
 * @param {string} [options.host]
 * @param {Parameters<typeof readConfiguration>[0]} [options.values] the options of the command line
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {Partial<Parameters<typeof createApp>[0]>} [options.services] replace those of the configuration
 * @param {import('../../www/calls/consultation-runner.js').ConsultationTimeouts} [options.timeouts] of consultations
 * @param {boolean} [options.isDelivering] whether the simulated Graph delivers notifications; otherwise its calls do not change
 */
export async function startServer({
  host = '127.0.0.1',
  values = {},
  env = {},
  services = {},
  isDelivering = false,
  timeouts = undefined,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-console-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  for (const [path, content] of Object.entries(FILES)) writeFileSync(join(folder, path), content);

  const simulatorKey = await sharedSimulatorKey();
  const composed = await composeServices(readConfiguration(values, env), {
    simulatorKey,
    ...(timeouts && { timeouts }),
  });
  const app = await createApp({ ...composed.services, ...services }, { pageRoot: join(folder, 'page') });
  app.addHook('onClose', composed.close);
  const origin = await app.listen({ host, port: 0 });
  const { port } = new URL(origin);
  if (isDelivering) composed.start(`http://${host}:${port}/`);
  return {
    app,
    hub: composed.services.hub,
    simulators: composed.services.simulators,
    origin,
    port: Number(port),
    async stop() {
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Sends a request without normalizing its path, on a connection of its own.
 *
 * @param {string} origin
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string>, body?: string | Buffer }} [options]
 * @returns {Promise<RelayResponse>}
 */
export function send(origin, path, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request(origin, { path, method, headers: { ...length, ...headers }, agent: false }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/**
 * Writes bytes to the server and reads until it closes the connection.
 *
 * @param {number} port
 * @param {string} bytes in Latin-1
 */
export function sendRaw(port, bytes) {
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.from(bytes, 'latin1'));
  return text(socket);
}

/**
 * Runs the command.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runCommand(args, env = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (data) => {
    printed.out += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data) => {
    printed.err += data;
  });
  /** @type {Promise<{ code: number | null, signal: string | null }>} */
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));

  return {
    child,
    printed,
    ended,
    /** @returns {Promise<string>} the printed address of the page */
    ready: () =>
      new Promise((resolve, reject) => {
        const check = () => {
          const [, url] = /^Transfer console: (\S+)\/$/m.exec(printed.out) ?? [];
          if (url !== undefined) resolve(url);
        };
        child.stdout.on('data', check);
        ended.then(() => reject(new Error(`The command ended before it was ready. ${printed.out}${printed.err}`)));
      }),
  };
}
