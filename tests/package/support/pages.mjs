// @ts-check
/** Serves the consumers' pages on the loopback address with a strict policy. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { folder, packageFolder } from './installed.mjs';
import { listenOnLoopback } from './loopback.mjs';

/** The least policy with which a page can run the package. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self' http://127.0.0.1:*; " +
  "img-src data:; base-uri 'none'; form-action 'none'";

const ROOTS = { page: join(folder, 'page'), package: join(packageFolder, 'dist'), vite: join(folder, 'vite', 'dist') };
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * @param {import('node:test').TestContext} t
 * @param {string} policy
 * @returns {Promise<string>} the origin
 */
export async function servePages(t, policy = POLICY) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const [, root = '', ...rest] = normalize(pathname).split('/');
    const base = ROOTS[/** @type {keyof typeof ROOTS} */ (root)];
    const path = rest.join('/') || 'index.html';
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))];
    const content = base && type ? await readFile(join(base, path)).catch(() => undefined) : undefined;
    response.writeHead(content ? 200 : 404, {
      'Content-Type': type ?? 'text/plain',
      'Content-Security-Policy': policy,
    });
    response.end(content);
  });
  return `http://127.0.0.1:${await listenOnLoopback(t, server)}`;
}
