// @ts-check
/** A server that breaks every rule of HTTP: whatever it does, a request is settled, and never sent twice. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { api } from '../package/support/installed.mjs';
import { APP_ID, claims, publicJwk, token } from '../package/support/sender.mjs';
import { CALL_ID, INPUT } from '../package/support/transfers.mjs';
import { entry } from '../package/support/webhook.mjs';

/** @import { Socket } from 'node:net' */
/** @import { Pass } from './pass.mjs' */

/** Writes a response, in whole, in part or for ever. @typedef {(socket: Socket) => void} Misbehaviour */

/** How long a request waits for a server that stays silent. Everything else ends by itself. */
const ENDLESS_TIMEOUT_MS = 500;
const TARGET = 'redirected';

const GRAPH_ERROR = '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}';
const CALL = `{"id":"${CALL_ID}","state":"established"}`;

/**
 * @param {string} status
 * @param {string} [body]
 * @param {string} [headers]
 */
const response = (status, body = '', headers = '') =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;

const RESPONSES = [
  response('202 Accepted'),
  response('200 OK', CALL),
  response('403 Forbidden', GRAPH_ERROR),
  response('429 Too Many Requests', GRAPH_ERROR, 'Retry-After: 0\r\n'),
  response('503 Service Unavailable', GRAPH_ERROR, 'Retry-After: 0\r\n'),
];

/** @param {Pass} pass */
export async function attack(pass) {
  const server = await serve(pass);
  await together(misbehaviours(pass), async ([what, misbehave, isAcceptable]) => {
    await send(pass, server, what, misbehave, isAcceptable);
    await readCall(pass, server, what, misbehave);
  });
  // Every byte of the two documents that a webhook needs.
  for (const end of [reset, finish]) await together(cutsOf(pass, 700), (cut) => verify(pass, server, cut, end));
  assert.equal(server.countOf(TARGET), 0, 'a redirect was followed');
}

/**
 * Works on several items at a time.
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => Promise<void>} work
 */
async function together(items, work) {
  const iterator = items[Symbol.iterator]();
  const one = async () => {
    for (let { done, value } = iterator.next(); !done; { done, value } = iterator.next()) await work(value);
  };
  await Promise.all(Array.from({ length: 4 }, one));
}

/**
 * @param {Pass} pass
 * @returns {Generator<[what: string, misbehave: Misbehaviour, isAcceptable: boolean]>}
 */
function* misbehaviours(pass) {
  for (const whole of RESPONSES) {
    const isSuccess = whole.startsWith('HTTP/1.1 20');
    const headEnd = whole.indexOf('\r\n\r\n') + 4;
    for (const cut of cutsOf(pass, whole.length)) {
      for (const end of [reset, finish]) {
        const part = whole.slice(0, cut);
        yield [`${end.name} after ${JSON.stringify(part)}`, (socket) => end(socket, part), isSuccess && cut >= headEnd];
      }
    }
    yield [`drip of ${whole}`, (socket) => drip(socket, whole), isSuccess];
    yield [`silence after half of ${whole}`, (socket) => socket.write(whole.slice(0, headEnd - 9)), false];
  }
  for (const [what, text] of rubbish(pass)) yield [what, (socket) => finish(socket, text), false];
  for (const status of ['301', '302', '303', '307', '308', '300', '304', '305', '399']) {
    for (const location of [`/${TARGET}`, `//127.0.0.1/${TARGET}`, 'file:///etc/passwd', 'http://[', '']) {
      const text = response(`${status} Moved`, GRAPH_ERROR, `Location: ${location}\r\n`);
      yield [text, (socket) => finish(socket, text), false];
    }
  }
  for (const status of ['100 Continue', '102 Processing', '103 Early Hints', '199 Odd']) {
    for (const times of [1, 300]) {
      const text = `HTTP/1.1 ${status}\r\nLink: </x>\r\n\r\n`.repeat(times) + response('202 Accepted');
      yield [`${times} × ${status}`, (socket) => finish(socket, text), true];
    }
  }
  for (const text of [
    response('202 Accepted', '', `X: ${'a'.repeat(1_000_000)}\r\n`),
    response('202 Accepted', '', 'X: a\r\n'.repeat(100_000)),
  ]) {
    yield [`${text.length} bytes of headers`, (socket) => finish(socket, text), true];
  }
  for (const head of [
    'HTTP/1.1 202 Accepted\r\n\r\n',
    'HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{"error":"',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n',
  ]) {
    yield [`endless body after ${head}`, (socket) => flood(socket, head), true];
  }
}

/**
 * @param {Pass} pass
 * @returns {Generator<[what: string, text: string | Buffer]>}
 */
function* rubbish({ random, ...pass }) {
  yield* [
    ['nothing', ''],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an alert of TLS', Buffer.from([0x15, 3, 1, 0, 2, 2, 40])],
    ['an unknown version', 'HTTP/9.9 202 Accepted\r\n\r\n'],
    ['HTTP/0.9', 'accepted'],
    ['a status of four digits', 'HTTP/1.1 2022 Accepted\r\n\r\n'],
    ['a status of letters', 'HTTP/1.1 abc\r\n\r\n'],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
    ['a zero in a header', 'HTTP/1.1 202 Accepted\r\nX: a\0b\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 403 No\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a negative length', 'HTTP/1.1 403 No\r\nContent-Length: -1\r\n\r\nab'],
    ['a length that is too large', 'HTTP/1.1 403 No\r\nContent-Length: 99\r\n\r\nab'],
    ['a length beyond 64 bits', `HTTP/1.1 403 No\r\nContent-Length: ${'9'.repeat(30)}\r\n\r\nab`],
    ['chunks that are none', 'HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['gzip that is none', 'HTTP/1.1 403 No\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab'],
  ];
  for (let round = pass.isLong ? 200 : 20; round > 0; round -= 1) {
    const length = 1 + random.below(300);
    yield ['random bytes', Buffer.from(Array.from({ length }, () => random.below(256)))];
  }
}

/**
 * Chooses where a response is cut: everywhere in a long pass.
 * @param {Pass} pass
 * @param {number} length
 */
function cutsOf({ isLong, random }, length) {
  if (isLong) return Array.from({ length: length + 1 }, (_, cut) => cut);
  return [0, length, ...Array.from({ length: 8 }, () => random.below(length))];
}

/** @param {Socket} socket @param {string | Buffer} text */
function reset(socket, text) {
  socket.write(text, () => socket.resetAndDestroy());
}

/** @param {Socket} socket @param {string | Buffer} text */
function finish(socket, text) {
  socket.end(text);
}

/** @param {Socket} socket @param {string} text one byte in each turn */
function drip(socket, text, at = 0) {
  if (at === text.length || socket.destroyed) return void socket.end();
  socket.write(text.charAt(at));
  setImmediate(() => drip(socket, text, at + 1));
}

/** @param {Socket} socket @param {string} head */
function flood(socket, head) {
  socket.write(head);
  const more = () => {
    while (!socket.destroyed && socket.write(' '.repeat(65_536)));
  };
  socket.on('drain', more);
  more();
}

/**
 * Sends a transfer.
 * @param {Pass} pass
 * @param {Server} server
 * @param {string} what
 * @param {Misbehaviour} misbehave
 * @param {boolean} isAcceptable whether the response can be that of a transfer that Graph accepted
 */
async function send(pass, server, what, misbehave, isAcceptable) {
  const { baseUrl, count } = server.open(misbehave);
  const options = { token: null, endpoint: { baseUrl }, timeoutMs: timeoutOf(what), retry: { maxAttempts: 3 } };
  const outcome = await api.sendTransfer(INPUT, options).catch((error) => error);
  pass.count('transfers sent');
  const sent = count();
  if (outcome.kind === undefined) {
    assert.ok(api.isTransferError(outcome), `${what}: ${outcome}`);
    assert.match(outcome.code, /^(network|timedOut)$/, what);
    assert.equal(outcome.delivered, 'unknown', what);
  } else assert.ok(isAcceptable || outcome.kind === 'refused', `${what}: ${outcome.kind}`);
  // Only a 429 proves that the transfer was not accepted.
  const isThrottled = what.includes('HTTP/1.1 429 ');
  pass.count('transfers received', sent);
  // None is received on a connection that the server closed before it was used again.
  assert.ok(sent <= 1 || (isThrottled && sent <= 3), `${what}: sent ${sent} times`);
}

/**
 * Reads a call.
 * @param {Pass} pass
 * @param {Server} server
 * @param {string} what
 * @param {Misbehaviour} misbehave
 */
async function readCall(pass, server, what, misbehave) {
  const { baseUrl, count } = server.open(misbehave);
  const options = { token: null, endpoint: { baseUrl }, timeoutMs: timeoutOf(what) };
  const outcome = await api.readCall(CALL_ID, options).catch((error) => error);
  pass.count('calls read');
  if (outcome.kind === undefined) assert.ok(api.isTransferError(outcome), `${what}: ${outcome}`);
  else assert.match(outcome.kind, /^(found|ended|refused)$/, what);
  assert.ok(count() <= 1 || what.includes('HTTP/1.1 429 '), what);
}

/**
 * Verifies a token while a document of the sender is cut.
 * @param {Pass} pass
 * @param {Server} server
 * @param {number} cut
 * @param {typeof reset} end
 */
async function verify(pass, server, cut, end) {
  const keys = server.open((socket) => {
    const text = response('200 OK', JSON.stringify({ keys: [publicJwk('first')] }));
    end(socket, text.slice(0, text.length - (cut % text.length)));
  });
  const discovery = server.open((socket) => {
    const text = response('200 OK', JSON.stringify({ jwks_uri: keys.baseUrl }));
    end(socket, cut >= text.length ? text : text.slice(0, cut));
  });
  const now = Math.floor(Date.now() / 1000);
  const valid = token({ payload: claims({ iat: now, nbf: now, exp: now + 600 }) });
  const options = { appId: APP_ID, discovery: discovery.baseUrl };
  const outcome = await entry.verifyNotificationToken(`Bearer ${valid}`, options).catch((error) => error);
  pass.count('keys read');
  if (entry.isWebhookError(outcome)) assert.equal(outcome.code, 'keysUnavailable', String(outcome));
  else assert.equal(outcome.appId, APP_ID);
  assert.ok(discovery.count() <= 1 && keys.count() <= 1);
}

/** @param {string} what */
function timeoutOf(what) {
  return /^(silence|endless)/.test(what) ? ENDLESS_TIMEOUT_MS : 30_000;
}

/** @typedef {Awaited<ReturnType<typeof serve>>} Server */

/**
 * Serves paths, each with a misbehaviour of its own, and counts the whole requests of each.
 * @param {Pass} pass
 */
async function serve(pass) {
  /** @type {Misbehaviour[]} */
  const served = [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  const server = createServer((socket) => {
    let received = '';
    socket.on('error', () => {});
    socket.setEncoding('latin1').on('data', (text) => {
      received += text;
      const [head = '', body] = received.split('\r\n\r\n', 2);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (body === undefined || body.length < length) return;
      received = '';
      const [, path = ''] = /^\w+ \/([\w-]*)/.exec(head) ?? [];
      counts.set(path, (counts.get(path) ?? 0) + 1);
      const misbehave = served[Number(path)];
      if (misbehave) misbehave(socket);
      else socket.destroy();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  pass.after(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const countOf = (/** @type {string} */ path) => counts.get(path) ?? 0;
  return {
    countOf,
    /** @param {Misbehaviour} misbehave */
    open(misbehave) {
      const path = String(served.push(misbehave) - 1);
      return { baseUrl: `http://127.0.0.1:${port}/${path}`, count: () => countOf(path) };
    },
  };
}
