// @ts-check
/** The webhook of the whole server: who is let in, and what is told of the others. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendRaw, startServer } from './console-server.mjs';

/** @import { TestContext } from 'node:test' */

/**
 * @param {TestContext} t
 * @param {Parameters<typeof startServer>[0]} [options]
 */
async function start(t, options) {
  const server = await startServer(options);
  t.after(() => server.stop());
  return server;
}

/** @type {[string, string[], string][]} */
const STRANGERS = [
  ['no token', [], 'tokenMissing'],
  ['no JWT', ['a'], 'tokenMalformed'],
  ['an unsigned token', ['eyJhbGciOiJub25lIn0.e30.'], 'algorithmNotAllowed'],
  ['two tokens', ['a.b.c', 'a.b.c'], 'tokenAmbiguous'],
];
for (const [what, tokens, code] of STRANGERS) {
  test(`whoever shows ${what} gets ${code} while the body is still to come`, async (t) => {
    const { port } = await start(t);
    const lines = ['POST /api/webhook HTTP/1.1', 'Host: localhost', 'Content-Length: 1000', 'Connection: close'];
    lines.push(...tokens.map((token) => `Authorization: Bearer ${token}`), '', '');
    const answer = await sendRaw(port, lines.join('\r\n'));
    assert.match(answer, /^HTTP\/1\.1 401 /);
    assert.ok(answer.includes(`"${code}"`), answer);
  });
}
