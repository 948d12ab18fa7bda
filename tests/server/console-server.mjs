// @ts-check
/** The server of the console, in this process and as a process of its own, and a client that sends exactly what it is told. */

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
import { composeParts } from '../../www/server/compose.js';

/** @typedef {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: string }} Answer */

const MAIN = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));

/** What lies in the page's folder, and beside it. */
export const PAGE = '<!doctype html><title>Transfer console</title>';
const FILES = {
  'page/index.html': PAGE,
  'page/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'page/.hidden': 'SECRET',
  'page/assets/index-Bx12Cd34.js': 'export {};',
  'page/assets/index-Bx12Cd34.css': 'body {}',
  'page/assets/graph_call_transfer_bg-Ef56Gh78.wasm': '\0asm\x01\0\0\0',
  'secret.txt': 'SECRET',
};

/**
 * Serves a small page on a free port of the loopback address, until `stop` is called.
 *
 * @param {object} [options]
 * @param {string} [options.host]
 * @param {Parameters<typeof readConfiguration>[0]} [options.values] what the command line would say
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {Partial<Parameters<typeof createApp>[0]>} [options.parts] in the place of those that the configuration asks for
 * @param {boolean} [options.tells] whether the simulated Graph tells the webhook what happens; otherwise its calls stay as they are
 */
export async function startServer({ host = '127.0.0.1', values = {}, env = {}, parts = {}, tells = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-console-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  for (const [path, content] of Object.entries(FILES)) writeFileSync(join(folder, path), content);

  const composed = await composeParts(readConfiguration(values, env));
  const app = await createApp({ ...composed.parts, pageRoot: join(folder, 'page'), ...parts });
  app.addHook('onClose', composed.close);
  const origin = await app.listen({ host, port: 0 });
  const { port } = new URL(origin);
  if (tells) composed.begin(`http://${host}:${port}/`);
  return {
    app,
    hub: composed.parts.hub,
    simulators: composed.parts.simulators,
    origin,
    port: Number(port),
    async stop() {
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Sends a request whose path is not normalized, on a connection of its own.
 *
 * @param {string} origin
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string>, body?: string | Buffer }} [options]
 * @returns {Promise<Answer>}
 */
export function send(origin, path, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request(origin, { path, method, headers: { ...length, ...headers }, agent: false }, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      text(answer).then((body) => resolve({ status, headers, body }), reject);
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
 * Runs the command, as a person would.
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
    /** @returns {Promise<string>} the address of the page, as soon as it is printed */
    ready: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const [, url] = /^Transfer console: (\S+)\/$/m.exec(printed.out) ?? [];
          if (url !== undefined) resolve(url);
        };
        child.stdout.on('data', look);
        ended.then(() => reject(new Error(`It ended before it was ready. ${printed.out}${printed.err}`)));
      }),
  };
}
