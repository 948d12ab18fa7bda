// @ts-check
/** Serves a local Graph over HTTP, with its page and the requests of the program itself. */

import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createSocketServer } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError } from '../exit.js';
import { OWN_PATH } from './addresses.js';
import { createOwnRoutes } from './own-routes.js';

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */
/** @import { AddressInfo, Server as SocketServer } from 'node:net' */
/** @import { LocalGraph } from './graph.js' */

/** The first byte of a connection with TLS (RFC 8446, section 5.1). */
const TLS_HANDSHAKE = 22;
/** Longer than clients keep an idle connection: they would lose a request on one that ends meanwhile. */
const KEEP_ALIVE_MS = 65_000;
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * @param {LocalGraph} graph
 * @param {{ host: string, port: number, tls?: { key: string, cert: string } | undefined }} address with `tls` over https
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveGraph(graph, { host, port, tls }) {
  const handleOwn = createOwnRoutes(graph);
  const listener = (/** @type {IncomingMessage} */ message, /** @type {ServerResponse} */ response) => {
    respond(message, response).catch(() => response.destroy());
  };
  const plain = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  const server = tls
    ? await createSharedServer(plain, createSecureServer({ ...tls, keepAliveTimeout: KEEP_ALIVE_MS }, listener))
    : plain;

  /**
   * @param {IncomingMessage} message
   * @param {ServerResponse} response
   */
  async function respond(message, response) {
    const connection = new AbortController();
    response.on('close', () => connection.abort());
    const body = await readBody(message);
    if (!body) return void response.writeHead(413, { Connection: 'close' }).end();
    const request = toRequest(message, body);
    if (!request) return void response.writeHead(400).end();
    const { pathname } = new URL(request.url);
    const isOwn = pathname === '/' || pathname.startsWith(OWN_PATH);
    const result = isOwn ? await handleOwn(request, connection.signal) : await graph.fetch(request, connection.signal);
    response.writeHead(result.status, Object.fromEntries(result.headers));
    if (!result.body) return void response.end();
    await pipeline(Readable.fromWeb(/** @type {any} */ (result.body)), response);
  }

  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await listen(server, { host, port });
  const { address, family, port: actual } = /** @type {AddressInfo} */ (server.address());
  const name = address === '127.0.0.1' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `${tls ? 'https' : 'http'}://${name}:${actual}`,
    close() {
      graph.close();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * Creates a server for both protocols on one port: `trigger` and `replay` need no certificate. Each protocol has a server of its own
 * behind it, because a TLS server reads a connection from its first byte.
 *
 * @param {Server} plain
 * @param {import('node:https').Server} secure
 */
async function createSharedServer(plain, secure) {
  await Promise.all([plain, secure].map((server) => listen(server, { host: '127.0.0.1', port: 0 })));
  const portOf = (/** @type {Server} */ server) => /** @type {AddressInfo} */ (server.address()).port;
  const shared = createSocketServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      const inner = connect(portOf(bytes[0] === TLS_HANDSHAKE ? secure : plain), '127.0.0.1');
      inner.on('error', () => socket.destroy());
      inner.on('close', () => socket.destroy());
      socket.on('close', () => inner.destroy());
      inner.write(bytes);
      socket.pipe(inner).pipe(socket);
    });
  });
  shared.on('close', () => {
    for (const server of [plain, secure]) {
      server.close();
      server.closeAllConnections();
    }
  });
  return shared;
}

/**
 * Starts to listen.
 * @param {SocketServer} server
 * @param {{ host: string, port: number }} address
 * @throws {CommandError} if the address cannot be used
 */
export async function listen(server, { host, port }) {
  await new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message;
      const hint = 'Choose another port with --port, or any free one with --port 0.';
      reject(new CommandError('addressUnusable', `cannot listen on ${host}, port ${port}: ${reason}`, { hint }));
    });
    server.listen(port, host, () => resolve(undefined));
  });
}

/**
 * @param {IncomingMessage} message
 * @returns {Promise<Buffer | undefined>} `undefined` if it is too large
 */
export async function readBody(message) {
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Converts a request for a webhook, with every header, also a repeated one.
 * @param {IncomingMessage} message
 * @param {Buffer | undefined} body
 */
export function toPlainRequest({ method = 'POST', url = '/', rawHeaders }, body) {
  const headers = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [/** @type {const} */ ([name, rawHeaders[at + 1] ?? ''])] : [],
  );
  return { method, url, headers, body: new Uint8Array(body ?? []) };
}

/**
 * @param {IncomingMessage} message
 * @param {Buffer} body
 */
function toRequest({ method = 'GET', url = '/', headers, rawHeaders, socket }, body) {
  const address = `${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? 'localhost'}${url}`;
  if (!url.startsWith('/') || !URL.canParse(address)) return undefined;
  /** @type {[string, string][]} */
  const pairs = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!/^(connection|keep-alive|transfer-encoding|upgrade|expect|te|trailer)$/i.test(name))
      pairs.push([name, rawHeaders[at + 1] ?? '']);
  }
  try {
    const content = method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) };
    return new Request(address, { method, headers: pairs, ...content });
  } catch {
    return undefined;
  }
}
