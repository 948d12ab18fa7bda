// @ts-check
/** The webhook of the whole server: who is let in, and what is told of the others. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { send, sendRaw, startServer } from './console-server.mjs';

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

/**
 * Makes a webhook that answers when it is told to.
 */
function createHeldWebhook() {
  let release = () => {};
  let tellAsked = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  const asked = new Promise((resolve) => (tellAsked = () => resolve(undefined)));
  return {
    asked,
    release,
    async webhook() {
      tellAsked();
      await released;
      return new Response(null, { status: 202 });
    },
  };
}

test('a server that closes answers the deliveries that are under way, and takes no other ones', async () => {
  const { asked, release, webhook } = createHeldWebhook();
  const server = await startServer({ parts: { webhook, verify: undefined } });
  const deliver = () =>
    send(server.origin, '/api/webhook', { method: 'POST', headers: { Authorization: 'Bearer any' }, body: '{}' });
  const underWay = deliver();
  await asked;
  const stopped = server.stop();
  while ((await send(server.origin, '/healthz')).status !== 503);
  assert.equal((await deliver()).status, 503);
  release();
  assert.equal((await underWay).status, 202);
  await stopped;
});

test('a delivery that does not come to its end does not keep a server from closing', async () => {
  const { asked, webhook } = createHeldWebhook();
  const server = await startServer({ parts: { webhook, verify: undefined } });
  const lost = assert.rejects(send(server.origin, '/api/webhook', { method: 'POST' }));
  await asked;
  await server.stop();
  await lost;
});
