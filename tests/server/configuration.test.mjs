// @ts-check
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inspect } from 'node:util';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { createSecret } from '../../www/server/command/secret.js';

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const OTHER_TENANT_ID = '1fdd7ee8-7f0f-4cd8-9d4f-0f1a5b6f3f11';
const SECRET = 'HIDDEN-secret-of-operators';
const OPERATOR = { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: SECRET };
const ON_POSIX = process.platform !== 'win32';

const folder = mkdtempSync(join(tmpdir(), 'transfer-secrets-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {string} content
 * @param {number} [mode]
 */
function secretFile(name, content, mode = 0o600) {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

test('by itself it is for this machine, with a simulated Graph', () => {
  assert.deepEqual(readConfiguration({}, {}), {
    mode: 'simulated',
    host: '127.0.0.1',
    port: 8080,
    isPortChosen: false,
    publicOrigin: undefined,
    appId: undefined,
    tenants: [],
    cloud: 'global',
    discovery: undefined,
    issuers: undefined,
    credential: undefined,
    redisUrl: undefined,
    pace: 1,
    logLevel: 'warn',
    operatorSecret: undefined,
    metricsToken: undefined,
    notes: [],
  });
});

test('everything comes from the environment too', () => {
  const { operatorSecret, metricsToken, redisUrl, credential, ...others } = readConfiguration(
    {},
    {
      GRAPH_CALL_TRANSFER_PORT: '9000',
      GRAPH_CALL_TRANSFER_HOST: '0.0.0.0',
      GRAPH_CALL_TRANSFER_PUBLIC_URL: 'https://console.example',
      GRAPH_CALL_TRANSFER_APP_ID: APP_ID,
      GRAPH_CALL_TRANSFER_TENANT: TENANT_ID,
      GRAPH_CALL_TRANSFER_CLOUD: 'usGovernmentL4',
      GRAPH_CALL_TRANSFER_DISCOVERY: 'https://keys.example/discovery',
      GRAPH_CALL_TRANSFER_ISSUER: 'https://one.example, https://one.example/',
      GRAPH_CALL_TRANSFER_REDIS_URL: 'redis://:HIDDEN-password@redis.example',
      GRAPH_CALL_TRANSFER_LOG_LEVEL: 'debug',
      GRAPH_CALL_TRANSFER_METRICS_TOKEN: 'HIDDEN-token-of-metrics',
      ...OPERATOR,
      AZURE_CLIENT_ID: APP_ID.toUpperCase(),
      AZURE_CLIENT_SECRET: 'HIDDEN-secret-of-the-app',
    },
  );
  assert.deepEqual(others, {
    mode: 'live',
    host: '0.0.0.0',
    port: 9000,
    isPortChosen: true,
    publicOrigin: 'https://console.example',
    appId: APP_ID,
    tenants: [TENANT_ID],
    cloud: 'usGovernmentL4',
    discovery: 'https://keys.example/discovery',
    issuers: ['https://one.example', 'https://one.example/'],
    pace: 1,
    logLevel: 'debug',
    notes: [],
  });
  assert.deepEqual(
    [operatorSecret, metricsToken, redisUrl, credential?.secret].map((secret) => secret?.reveal()),
    [SECRET, 'HIDDEN-token-of-metrics', 'redis://:HIDDEN-password@redis.example', 'HIDDEN-secret-of-the-app'],
  );
  assert.deepEqual([credential?.tenantId, credential?.clientId], [TENANT_ID, APP_ID]);
});

test('the command line wins, and an empty variable counts as none', () => {
  const { port, pace, host } = readConfiguration(
    { port: 1 },
    { GRAPH_CALL_TRANSFER_PORT: '2', GRAPH_CALL_TRANSFER_PACE: '0', GRAPH_CALL_TRANSFER_HOST: '' },
  );
  assert.deepEqual([port, pace, host], [1, 0, '127.0.0.1']);
});

test('what Kubernetes sets for a service of this name is not taken for a port', () => {
  assert.equal(readConfiguration({}, { GRAPH_CALL_TRANSFER_PORT: 'tcp://10.0.0.1:80' }).port, 8080);
});

test('a slip in the name of a variable is noted; what has another prefix is nobody of ours', () => {
  const { notes } = readConfiguration(
    {},
    { GRAPH_CALL_TRANSFER_REDIS: 'x', GRAPH_CALL_TRANSFER_APPID: 'x', PORT: 'x' },
  );
  assert.deepEqual(notes, [
    'GRAPH_CALL_TRANSFER_REDIS means nothing. Did you mean GRAPH_CALL_TRANSFER_REDIS_URL?',
    'GRAPH_CALL_TRANSFER_APPID means nothing. Did you mean GRAPH_CALL_TRANSFER_APP_ID?',
  ]);
});

/** @type {[string, Parameters<typeof readConfiguration>[0], NodeJS.ProcessEnv, RegExp][]} */
const REFUSED = [
  [
    'a wrong variable',
    {},
    { GRAPH_CALL_TRANSFER_PACE: 'x' },
    /^GRAPH_CALL_TRANSFER_PACE needs .* as in GRAPH_CALL_TRANSFER_PACE=0\.5\. Found "x"\.$/,
  ],
  [
    'a wrong address of Redis, not repeated',
    {},
    { GRAPH_CALL_TRANSFER_REDIS_URL: 'HIDDEN' },
    /^GRAPH_CALL_TRANSFER_REDIS_URL needs an address that .*6379\.$/,
  ],
  [
    'another address without anything',
    { host: '0.0.0.0' },
    {},
    /^--host 0\.0\.0\.0 lets other machines reach the console\. .* --public-url https:.* GRAPH_CALL_TRANSFER_OPERATOR_SECRET.* loopback/,
  ],
  ['another address with a secret only', { host: '::' }, OPERATOR, /^--host :: lets other machines/],
  [
    'another address with https only',
    { host: '10.0.0.1', publicUrl: 'https://console.example' },
    {},
    /^--host 10\.0\.0\.1 lets/,
  ],
  [
    'a public address without a secret',
    { publicUrl: 'https://console.example' },
    {},
    /^--public-url needs a secret that operators sign in with\. Set GRAPH_/,
  ],
  [
    'Redis without a secret',
    { redis: createSecret('redis://127.0.0.1') },
    {},
    /^--redis needs a secret from which all instances know/,
  ],
  [
    'a pace of the real Graph',
    { appId: APP_ID, pace: 1 },
    {},
    /^--pace is of the simulated Graph, and --app-id asks for the real one\./,
  ],
  [
    'a tenant of the simulated Graph',
    { tenant: [TENANT_ID] },
    {},
    /^--tenant is of the real Graph\. Name the app too, with --app-id/,
  ],
  ['a cloud of the simulated Graph', { cloud: 'china' }, {}, /^--cloud is of the real Graph\./],
  [
    'a secret of 15 characters',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: 'HIDDEN-is-short' },
    /^GRAPH_CALL_TRANSFER_OPERATOR_SECRET gives a secret of 15 characters\. It needs at least 16; /,
  ],
  [
    'a token of 15 characters',
    {},
    { GRAPH_CALL_TRANSFER_METRICS_TOKEN: 'HIDDEN-is-short' },
    /^GRAPH_CALL_TRANSFER_METRICS_TOKEN gives/,
  ],
  [
    'a secret in two places',
    {},
    { ...OPERATOR, GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: '/x' },
    /are both set\. Set one of them only\.$/,
  ],
  [
    'a file that is not there',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: join(folder, 'none') },
    /_FILE names ".*none", which does not exist\. Name a file that this user may read\.$/,
  ],
  ['a folder', {}, { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: folder }, /_FILE names ".*", which is no file\./],
  [
    'a file that is too large',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: secretFile('large', 'x'.repeat(20_000)) },
    /larger than 16 KiB; a secret is not\.$/,
  ],
  [
    'a file without a secret',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: secretFile('empty', '\n') },
    /_FILE gives a secret of 0 characters\./,
  ],
  [
    'a credential of another app',
    { appId: APP_ID },
    { AZURE_CLIENT_ID: OTHER_TENANT_ID },
    /^AZURE_CLIENT_ID is another app than --app-id\. Only the app that a call belongs to/,
  ],
  [
    'a credential of another tenant',
    { appId: APP_ID, tenant: [TENANT_ID] },
    { AZURE_CLIENT_SECRET: SECRET, AZURE_TENANT_ID: OTHER_TENANT_ID },
    /^AZURE_TENANT_ID is not among the tenants of --tenant\./,
  ],
  [
    'a certificate that is not there',
    { appId: APP_ID, tenant: [TENANT_ID] },
    { AZURE_CLIENT_CERTIFICATE_PATH: join(folder, 'none.pem') },
    /^AZURE_CLIENT_CERTIFICATE_PATH names ".*", which does not exist\./,
  ],
];
for (const [what, values, env, message] of REFUSED) {
  test(`${what} is refused, with what to do`, () => {
    assert.throws(
      () => readConfiguration(values, env),
      (error) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, 'UsageError');
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /HIDDEN/);
        return true;
      },
    );
  });
}

/** @type {[string, Parameters<typeof readConfiguration>[0], NodeJS.ProcessEnv, RegExp][]} */
const NOT_SENDING = [
  [
    'without a credential',
    { tenant: [TENANT_ID] },
    {},
    /^Transfers cannot be sent: there is no credential\. Set AZURE_CLIENT_SECRET/,
  ],
  [
    'without a tenant',
    {},
    { AZURE_CLIENT_SECRET: SECRET, AZURE_TENANT_ID: TENANT_ID },
    /the tenant is not known\. Name it with --tenant/,
  ],
  [
    'with two tenants',
    { tenant: [TENANT_ID, OTHER_TENANT_ID] },
    { AZURE_CLIENT_SECRET: SECRET },
    /--tenant names several\. Set AZURE_TENANT_ID/,
  ],
];
for (const [what, values, env, note] of NOT_SENDING) {
  test(`live ${what} it starts, sends nothing, and says why`, () => {
    const { mode, credential, notes, logLevel } = readConfiguration({ appId: APP_ID, ...values }, env);
    assert.deepEqual([mode, credential, logLevel, notes.length], ['live', undefined, 'info', 1]);
    assert.match(notes[0] ?? '', note);
  });
}

test('of two tenants AZURE_TENANT_ID chooses one', () => {
  const env = { AZURE_CLIENT_SECRET: SECRET, AZURE_TENANT_ID: OTHER_TENANT_ID.toUpperCase() };
  const { credential, notes } = readConfiguration({ appId: APP_ID, tenant: [TENANT_ID, OTHER_TENANT_ID] }, env);
  assert.deepEqual([credential?.tenantId, notes], [OTHER_TENANT_ID, []]);
});

test('simulated, nobody looks at the credential of the shell', () => {
  const { credential, notes } = readConfiguration({}, { AZURE_CLIENT_ID: 'x', AZURE_CLIENT_SECRET: 'short' });
  assert.deepEqual([credential, notes], [undefined, []]);
});

test('a secret in a file is read without the line break at its end', () => {
  const file = secretFile('secret', `${SECRET}\r\n`);
  const { operatorSecret, notes } = readConfiguration({}, { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: file });
  assert.deepEqual([operatorSecret?.reveal(), notes], [SECRET, []]);
});

test('a secret in a file that everybody can read is taken, and noted', { skip: !ON_POSIX && 'needs modes' }, () => {
  const file = secretFile('open', SECRET, 0o644);
  const { notes } = readConfiguration({}, { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: file });
  assert.deepEqual(notes, [`"${file}" can be read by everybody on this machine. Fix it with: chmod o-r "${file}"`]);
});

test('the secret of the app may lie in a file, and the address of Redis', () => {
  const { credential, redisUrl } = readConfiguration(
    { appId: APP_ID, tenant: [TENANT_ID] },
    {
      AZURE_CLIENT_SECRET_FILE: secretFile('app', SECRET),
      GRAPH_CALL_TRANSFER_REDIS_URL_FILE: secretFile('redis', 'redis://x'),
      ...OPERATOR,
    },
  );
  assert.deepEqual([credential?.secret?.reveal(), redisUrl?.reveal()], [SECRET, 'redis://x']);
});

test('a secret cannot be printed', () => {
  const secret = createSecret(SECRET);
  const shown = [`${secret}`, String(secret), JSON.stringify({ secret }), inspect({ secret }, { depth: 9 })];
  shown.push(inspect(Object.entries(secret)), JSON.stringify(readConfiguration({}, OPERATOR)));
  for (const text of shown) {
    assert.doesNotMatch(text, /HIDDEN/);
  }
  assert.match(shown[0] ?? '', /^\[secret\]$/);
});
