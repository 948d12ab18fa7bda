// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeTransfer } from 'graph-call-transfer';
import { PAGE, send, startServer } from './console-server.mjs';
import { CALL_ID, TARGET } from './transfers.mjs';

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('page is served at / and revalidated', async () => {
  for (const path of ['/', '/index.html', '/?from=a-link']) {
    const { status, headers, body } = await send(server.origin, path);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.equal(body, PAGE);
  }
});

test('page is not sent again when it is unchanged', async () => {
  const { headers } = await send(server.origin, '/');
  const again = await send(server.origin, '/', { headers: { 'If-None-Match': String(headers.etag) } });
  assert.deepEqual([again.status, again.body], [304, '']);
});

/** @type {[string, RegExp, string][]} */
const FILES = [
  ['/assets/index-Bx12Cd34.js', /^(text|application)\/javascript/, 'public, max-age=31536000, immutable'],
  ['/assets/index-Bx12Cd34.css', /^text\/css/, 'public, max-age=31536000, immutable'],
  ['/assets/requests-Ef56Gh78.wasm', /^application\/wasm$/, 'public, max-age=31536000, immutable'],
  ['/icon.svg', /^image\/svg\+xml/, 'no-cache'],
];
for (const [path, type, cacheControl] of FILES) {
  test(`page file ${path} has its type and the caching ${cacheControl}`, async () => {
    const { status, headers } = await send(server.origin, path);
    assert.equal(status, 200);
    assert.match(headers['content-type'] ?? '', type);
    assert.equal(headers['cache-control'], cacheControl);
  });
}

test('page has a policy for its own scripts and wasm, and for requests to itself and Graph', async () => {
  const { headers } = await send(server.origin, '/');
  const policy = String(headers['content-security-policy']);
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
  const clouds = /** @type {const} */ (['global', 'usGovernmentL4', 'usGovernmentL5', 'china']);
  const roots = clouds.map(
    (cloud) => new URL(describeTransfer({ callId: CALL_ID, target: TARGET.identity }, { cloud }).url).origin,
  );

  assert.deepEqual(Object.fromEntries(directives), {
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'connect-src': ["'self'", ...roots].join(' '),
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });
});

test('responses of every kind have the security headers', async () => {
  const paths = ['/', '/healthz', '/sim/profiles', '/sim/complete/v1.0/me', '/nothing', '/assets/index-Bx12Cd34.js'];
  for (const path of paths) {
    const { headers } = await send(server.origin, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['x-frame-options'], 'DENY', path);
    assert.equal(headers['referrer-policy'], 'no-referrer', path);
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', path);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
    assert.match(String(headers['content-security-policy']), /trusted-types 'none'/, path);
    assert.equal(headers['access-control-allow-origin'], undefined, path);
    assert.equal(headers['x-powered-by'] ?? headers.server, undefined, path);
  }
});

test('health route responds with ok, uncached', async () => {
  const { status, headers, body } = await send(server.origin, '/healthz');
  assert.deepEqual([status, headers['cache-control'], body], [200, 'no-store', '{"status":"ok"}']);
});

test('unknown path responds with 404, uncached', async () => {
  const { status, headers, body } = await send(server.origin, '/nothing');
  assert.deepEqual([status, headers['cache-control']], [404, 'no-store']);
  assert.equal(JSON.parse(body).error.code, 'notFound');
});

const HOSTILE = [
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/%252e%252e%252fsecret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '//secret.txt',
  '/./../secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/secret.txt%00.html',
  '/%00',
  '/%0d%0aSet-Cookie:%20a=b',
  '/%',
  '/%zz',
  '/.hidden',
  '/assets',
  '/assets/',
  '/etc/passwd',
  '//etc/passwd',
  '/file:///etc/passwd',
  `/${'a'.repeat(4000)}`,
  `/${'../'.repeat(1000)}etc/passwd`,
  `/${'%2e%2e%2f'.repeat(800)}etc/passwd`,
  '/sim/complete/../../../secret.txt',
  '/sim/..%2f..%2fsecret.txt/x',
  '/sim/complete/%zz',
  '/sim/%zz/x',
  '/sim//x',
];
for (const path of HOSTILE) {
  test(`${path.length > 60 ? `${path.slice(0, 50)}… (${path.length} characters)` : path} exposes no file`, async () => {
    const { status, headers, body } = await send(server.origin, path);
    assert.ok([301, 302, 400, 403, 404, 414].includes(status), `status ${status}`);
    assert.doesNotMatch(body, /SECRET|root:/);
    assert.equal(headers['set-cookie'], undefined);
    assert.ok(headers.location === undefined || headers.location.startsWith('/'), headers.location);
  });
}
