// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { send, sendRaw, startServer } from './console-server.mjs';

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

/** `PORT` is the server's. */
const HOSTS = {
  200: [
    '127.0.0.1:PORT',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '[::1]:PORT',
    '127.0.0.1',
    'localhost:9000',
    '127.8.8.8:PORT',
  ],
  403: [
    'evil.example',
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    '127.0.0.1.evil.example:PORT',
    'evil.example#localhost',
    'localhost:PORT@evil.example',
    'localhost:PORT:PORT',
    '0.0.0.0:PORT',
    '10.0.0.1:PORT',
    '[::]:PORT',
    'localhost.:PORT',
    ' ',
  ],
};
for (const [status, hosts] of Object.entries(HOSTS)) {
  for (const host of hosts) {
    test(`server responds to the Host "${host}" with ${status}`, async () => {
      const response = await send(server.origin, '/', {
        headers: { Host: host.replaceAll('PORT', String(server.port)) },
      });
      assert.equal(response.status, Number(status));
      if (response.status === 403) assert.equal(JSON.parse(response.body).error.code, 'hostNotAllowed');
    });
  }
}

/** `ORIGIN` is the server's. @type {[string, Record<string, string>, number][]} */
const ORIGINS = [
  ['no origin, as from a program', {}, 200],
  ['its own origin', { Origin: 'ORIGIN' }, 200],
  ['its own origin, in both headers of a browser', { Origin: 'ORIGIN', 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['an address typed by a person', { 'Sec-Fetch-Site': 'none' }, 200],
  ['a foreign origin', { Origin: 'https://evil.example' }, 403],
  ['another port of this machine', { Origin: 'http://127.0.0.1:1' }, 403],
  ['the other name of this machine', { Origin: 'http://localhost:PORT' }, 403],
  ['its own name with https', { Origin: 'https://127.0.0.1:PORT' }, 403],
  ['an origin that begins like its own', { Origin: 'ORIGIN.evil.example' }, 403],
  ['an opaque origin', { Origin: 'null' }, 403],
  ['an empty origin', { Origin: '' }, 403],
  ['another site without an origin', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['another port without an origin', { 'Sec-Fetch-Site': 'same-site' }, 403],
];
for (const [what, headers, status] of ORIGINS) {
  test(`server responds to a POST from ${what} with ${status}`, async () => {
    const own = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('ORIGIN', server.origin).replace('PORT', String(server.port)),
    ]);
    const response = await send(server.origin, '/sim/token', { method: 'POST', headers: Object.fromEntries(own) });
    assert.equal(response.status, status);
    if (status === 403) assert.equal(JSON.parse(response.body).error.code, 'originNotAllowed');
  });
}

test('server refuses a preflight of a foreign origin', async () => {
  const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
  const response = await send(server.origin, '/sim/complete/v1.0/x', { method: 'OPTIONS', headers });
  assert.equal(response.status, 403);
  assert.equal(response.headers['access-control-allow-origin'], undefined);
});

for (const header of ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Via']) {
  test(`server refuses requests through an unconfigured proxy (${header})`, async () => {
    for (const path of ['/', '/api/about', '/sim/profiles']) {
      const { status, body } = await send(server.origin, path, { headers: { [header]: '10.0.0.1' } });
      const { code, message } = JSON.parse(body).error;
      assert.deepEqual([status, code], [403, 'proxyNotConfigured']);
      assert.match(message, /--public-url/);
    }
    assert.equal((await send(server.origin, '/healthz', { headers: { [header]: '10.0.0.1' } })).status, 200);
  });
}

test('server accepts navigation from a foreign page', async () => {
  const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
  assert.equal((await send(server.origin, '/', { headers })).status, 200);
});

test('server accepts a URL of 8 KiB, and refuses a longer one', async () => {
  assert.equal((await send(server.origin, `/?${'a'.repeat(8190)}`)).status, 200);
  const response = await send(server.origin, `/?${'a'.repeat(8191)}`);
  assert.equal(response.status, 414);
  assert.equal(JSON.parse(response.body).error.code, 'urlTooLong');
});

/** @type {[string, string, RegExp][]} */
const RAW = [
  [
    'a request for another server',
    'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 (400|404) /,
  ],
  ['a request for all', 'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 (400|404) /],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', /^$/],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['no Host, before HTTP/1.1', 'GET / HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 403 /],
  [
    'two Hosts',
    'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nhost: evil.example\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 400 /,
  ],
  [
    'two equal Hosts at a route of monitoring programs',
    'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 400 /,
  ],
  ['a line break in the path', 'GET /a\nb HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['a zero in the path', 'GET /a\0b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['a control character in a header', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\x01b\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['headers of 20 KiB', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
  [
    'a length and chunks at once',
    'POST /sim/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1\.1 400 /,
  ],
];
for (const [what, bytes, expected] of RAW) {
  test(`server refuses ${what}`, async () => {
    const response = await sendRaw(server.port, bytes);
    assert.match(response, expected);
    assert.doesNotMatch(response, /evil/);
  });
}

/** Requests without an end, each with the response after the time for a request. */
const ENDLESS = [
  { bytes: 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a', expected: /^HTTP\/1\.1 408 / },
  {
    bytes: 'POST /api/transfers HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{',
    expected: /^HTTP\/1\.1 (401|408) /,
  },
  {
    bytes: 'POST /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{',
    expected: /^HTTP\/1\.1 (404|408) /,
  },
];
test('server ends the connections of requests without an end', { timeout: 60_000 }, async () => {
  const responses = await Promise.all(ENDLESS.map(({ bytes }) => sendRaw(server.port, bytes)));
  for (const [at, response] of responses.entries()) {
    assert.match(response, /** @type {RegExp} */ (ENDLESS[at]?.expected));
  }
});

test('server still responds after invalid requests', async () => {
  assert.equal((await send(server.origin, '/healthz')).status, 200);
});
