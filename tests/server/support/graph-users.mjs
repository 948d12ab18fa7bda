// @ts-check
/**
 * A server in place of Graph's `GET /users`, as its pages describe it: `$search` needs the header `ConsistencyLevel: eventual`, matches
 * the beginnings of the words of a name and of the other properties, and returns pages with `@odata.nextLink`.
 *
 * https://learn.microsoft.com/graph/search-query-parameter, https://learn.microsoft.com/graph/api/user-list
 */

import { once } from 'node:events';
import { createServer } from 'node:http';

/** @typedef {Readonly<Record<string, unknown>> & { id: string }} GraphUser */
/** @typedef {{ status: number, headers?: Record<string, string>, body?: object }} Reply */

/**
 * @param {object} options
 * @param {readonly GraphUser[]} options.users
 * @param {number} [options.pageSize]
 */
export async function startGraphUsers({ users, pageSize = 25 }) {
  /** @type {{ path: string, query: URLSearchParams, headers: import('node:http').IncomingHttpHeaders }[]} */
  const requests = [];
  /** Replaces the response. @type {{ reply: Reply | 'hang' | undefined }} */
  const override = { reply: undefined };
  let abortedCount = 0;
  /** @type {(() => void)[]} */
  const waiting = [];

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', origin);
    requests.push({ path: pathname, query: searchParams, headers: request.headers });
    for (const wake of waiting.splice(0)) wake();
    response.once('close', () => {
      if (!response.writableEnded) abortedCount += 1;
      for (const wake of waiting.splice(0)) wake();
    });
    if (override.reply === 'hang') return;
    const { status, headers = {}, body = {} } = override.reply ?? respond(pathname, searchParams, request.headers);
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;

  /**
   * @param {string} path
   * @param {URLSearchParams} query
   * @param {import('node:http').IncomingHttpHeaders} headers
   * @returns {Reply}
   */
  function respond(path, query, headers) {
    if (headers.authorization !== 'Bearer TOKEN') return refuse(401, 'InvalidAuthenticationToken');
    const [, id] = /^\/v1\.0\/users\/([\w-]+)$/.exec(path) ?? [];
    if (id !== undefined) {
      const user = users.find((each) => each.id === id.toLowerCase());
      return user ? { status: 200, body: select(user, query) } : refuse(404, 'Request_ResourceNotFound');
    }
    if (path !== '/v1.0/users') return refuse(404, 'Request_ResourceNotFound');
    if (headers.consistencylevel !== 'eventual') return refuse(400, 'Request_UnsupportedQuery');
    const clauses = parseClauses(query.get('$search') ?? '');
    if (!clauses) return refuse(400, 'Request_BadRequest');
    const found = users.filter((user) => clauses.some((clause) => matches(user, clause)));
    const start = Number(query.get('$skiptoken') ?? 0);
    const size = Math.min(Number(query.get('$top')), pageSize);
    query.set('$skiptoken', String(start + size));
    const next = start + size < found.length ? { '@odata.nextLink': `${origin}/v1.0/users?${query}` } : {};
    const value = found.slice(start, start + size).map((user) => select(user, query));
    return { status: 200, body: { '@odata.count': found.length, ...next, value } };
  }

  return {
    origin,
    requests,
    override,
    get abortedCount() {
      return abortedCount;
    },
    /** @param {() => boolean} condition the promise resolves when it holds after a request or the end of one */
    async until(condition) {
      while (!condition()) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {number} status
 * @param {string} code
 */
function refuse(status, code) {
  return { status, body: { error: { code, message: 'HIDDEN', innerError: {} } } };
}

/**
 * @param {GraphUser} user
 * @param {URLSearchParams} query
 */
function select(user, query) {
  const names = (query.get('$select') ?? '').split(',');
  return Object.fromEntries(names.map((name) => [name, user[name] ?? null]));
}

/**
 * Parses `"property:text" OR "property:text"`.
 *
 * @param {string} search
 * @returns {{ property: string, text: string }[] | undefined} `undefined` for another form
 */
function parseClauses(search) {
  const clause = /"(\w+):((?:[^"\\]|\\["\\])*)"/g;
  if (search.replace(clause, 'X').replaceAll(' OR ', '').replaceAll('X', '') !== '') return undefined;
  return [...search.matchAll(clause)].map(([, property = '', text = '']) => ({
    property,
    text: text.replace(/\\(["\\])/g, '$1'),
  }));
}

/**
 * @param {GraphUser} user
 * @param {{ property: string, text: string }} clause
 */
function matches(user, { property, text }) {
  const value = String(user[property] ?? '').toLowerCase();
  if (property !== 'displayName') return value.startsWith(text.toLowerCase());
  const words = value.split(/[^\p{L}\p{N}]+/u);
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return tokens.length > 0 && tokens.every((token) => words.some((word) => word.startsWith(token)));
}
