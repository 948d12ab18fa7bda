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
const INSTANCE_ID = 'c1a11e70-0000-4000-8000-000000000003';
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

test('configuration defaults to a loopback address and a simulated Graph', () => {
  assert.deepEqual(readConfiguration({}, {}), {
    mode: 'simulated',
    host: '127.0.0.1',
    port: 8080,
    isPortChosen: false,
    publicOrigin: undefined,
    trustedProxies: [],
    appId: undefined,
    tenants: [],
    applicationInstance: '3d913abb-aec0-4964-8fa6-3c6850c4f278',
    cloud: 'global',
    discovery: undefined,
    issuers: undefined,
    credential: undefined,
    redisUrl: undefined,
    peopleFile: undefined,
    searchesGraphUsers: false,
    region: undefined,
    timeScale: 1,
    logLevel: 'warn',
    operatorSecret: undefined,
    metricsToken: undefined,
    notes: [],
  });
});

test('configuration reads every setting from the environment', () => {
  const { operatorSecret, metricsToken, redisUrl, credential, ...others } = readConfiguration(
    {},
    {
      GRAPH_CALL_TRANSFER_PORT: '9000',
      GRAPH_CALL_TRANSFER_HOST: '0.0.0.0',
      GRAPH_CALL_TRANSFER_PUBLIC_URL: 'https://console.example',
      GRAPH_CALL_TRANSFER_TRUSTED_PROXY: '10.0.0.5, fd00::/8',
      GRAPH_CALL_TRANSFER_APP_ID: APP_ID,
      GRAPH_CALL_TRANSFER_TENANT: TENANT_ID,
      GRAPH_CALL_TRANSFER_APPLICATION_INSTANCE: INSTANCE_ID.toUpperCase(),
      GRAPH_CALL_TRANSFER_CLOUD: 'usGovernmentL4',
      GRAPH_CALL_TRANSFER_DISCOVERY: 'https://keys.example/discovery',
      GRAPH_CALL_TRANSFER_ISSUER: 'https://one.example, https://one.example/',
      GRAPH_CALL_TRANSFER_REDIS_URL: 'redis://:HIDDEN-password@redis.example',
      GRAPH_CALL_TRANSFER_PEOPLE: 'people.csv',
      GRAPH_CALL_TRANSFER_PEOPLE_SEARCH: 'on',
      GRAPH_CALL_TRANSFER_REGION: 'gb',
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
    trustedProxies: ['10.0.0.5', 'fd00::/8'],
    appId: APP_ID,
    tenants: [TENANT_ID],
    applicationInstance: INSTANCE_ID,
    cloud: 'usGovernmentL4',
    discovery: 'https://keys.example/discovery',
    issuers: ['https://one.example', 'https://one.example/'],
    peopleFile: 'people.csv',
    searchesGraphUsers: true,
    region: 'GB',
    timeScale: 1,
    logLevel: 'debug',
    notes: [],
  });
  assert.deepEqual(
    [operatorSecret, metricsToken, redisUrl, credential?.secret].map((secret) => secret?.reveal()),
    [SECRET, 'HIDDEN-token-of-metrics', 'redis://:HIDDEN-password@redis.example', 'HIDDEN-secret-of-the-app'],
  );
  assert.deepEqual([credential?.tenantId, credential?.clientId], [TENANT_ID, APP_ID]);
});

test('configuration without a credential notes that the users of the tenant cannot be searched', () => {
  const { notes, searchesGraphUsers } = readConfiguration({ appId: APP_ID, peopleSearch: true }, {});
  assert.equal(searchesGraphUsers, true);
  assert.match(notes.join(), /--people-search needs the credential/);
  assert.throws(
    () => readConfiguration({ peopleSearch: true }, {}),
    /^UsageError: --people-search is for the real Graph\./,
  );
});

test('configuration prefers the command line, and ignores empty variables', () => {
  const { port, timeScale, host } = readConfiguration(
    { port: 1 },
    { GRAPH_CALL_TRANSFER_PORT: '2', GRAPH_CALL_TRANSFER_TIME_SCALE: '0', GRAPH_CALL_TRANSFER_HOST: '' },
  );
  assert.deepEqual([port, timeScale, host], [1, 0, '127.0.0.1']);
});

test('configuration ignores the service address that Kubernetes sets as a port', () => {
  assert.equal(readConfiguration({}, { GRAPH_CALL_TRANSFER_PORT: 'tcp://10.0.0.1:80' }).port, 8080);
});

test('configuration notes a misspelled variable, and ignores variables with another prefix', () => {
  const { notes } = readConfiguration(
    {},
    { GRAPH_CALL_TRANSFER_REDIS: 'x', GRAPH_CALL_TRANSFER_APPID: 'x', PORT: 'x' },
  );
  assert.deepEqual(notes, [
    'GRAPH_CALL_TRANSFER_REDIS is an unknown variable. Did you mean GRAPH_CALL_TRANSFER_REDIS_URL?',
    'GRAPH_CALL_TRANSFER_APPID is an unknown variable. Did you mean GRAPH_CALL_TRANSFER_APP_ID?',
  ]);
});

/** @type {[string, Parameters<typeof readConfiguration>[0], NodeJS.ProcessEnv, RegExp][]} */
const REFUSED = [
  [
    'an invalid variable',
    {},
    { GRAPH_CALL_TRANSFER_TIME_SCALE: 'x' },
    /^GRAPH_CALL_TRANSFER_TIME_SCALE is invalid: expected .* as in GRAPH_CALL_TRANSFER_TIME_SCALE=0\.5, found "x"\.$/,
  ],
  [
    'an invalid address of Redis, without repeating it,',
    {},
    { GRAPH_CALL_TRANSFER_REDIS_URL: 'HIDDEN' },
    /^GRAPH_CALL_TRANSFER_REDIS_URL is invalid: expected an address with .*6379\.$/,
  ],
  [
    'a network address without https and secret',
    { host: '0.0.0.0' },
    {},
    /^--host 0\.0\.0\.0 makes the console reachable from other machines\. .* --public-url https:.* GRAPH_CALL_TRANSFER_OPERATOR_SECRET.* loopback/,
  ],
  ['a network address with a secret only', { host: '::' }, OPERATOR, /^--host :: makes the console reachable/],
  [
    'a network address with https only',
    { host: '10.0.0.1', publicUrl: 'https://console.example' },
    {},
    /^--host 10\.0\.0\.1 makes/,
  ],
  [
    'a public address without a secret',
    { publicUrl: 'https://console.example' },
    {},
    /^--public-url requires an operator secret\. Set GRAPH_/,
  ],
  [
    'a trusted proxy without a public address',
    { trustedProxy: ['10.0.0.5'] },
    {},
    /^--trusted-proxy requires --public-url\. /,
  ],
  [
    'Redis without a secret',
    { redis: createSecret('redis://127.0.0.1') },
    {},
    /^--redis requires an operator secret, so that a session is valid at all instances/,
  ],
  [
    'a time scale of a live Graph',
    { appId: APP_ID, timeScale: 1 },
    {},
    /^--time-scale is for a simulated Graph, and --app-id for the real one\./,
  ],
  [
    'several tenants of a simulated Graph',
    { tenant: [TENANT_ID, OTHER_TENANT_ID] },
    {},
    /^--tenant has several tenants, and a simulated Graph has one\./,
  ],
  ['a cloud of a simulated Graph', { cloud: 'china' }, {}, /^--cloud is for the real Graph\./],
  [
    'a secret of 15 characters',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: 'HIDDEN-is-short' },
    /^The secret of GRAPH_CALL_TRANSFER_OPERATOR_SECRET is too short: expected at least 16 characters, found 15\. /,
  ],
  [
    'a token of 15 characters',
    {},
    { GRAPH_CALL_TRANSFER_METRICS_TOKEN: 'HIDDEN-is-short' },
    /^The secret of GRAPH_CALL_TRANSFER_METRICS_TOKEN is too short/,
  ],
  [
    'a secret in two variables',
    {},
    { ...OPERATOR, GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: '/x' },
    /are both set\. Set only one of them\.$/,
  ],
  [
    'a missing file',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: join(folder, 'none') },
    /^The file ".*none" of .*_FILE does not exist\. Set the path of a file that this user can read\.$/,
  ],
  ['a folder', {}, { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: folder }, /^The file ".*" of .*_FILE is not a file\./],
  [
    'a file that is too large',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: secretFile('large', 'x'.repeat(20_000)) },
    /larger than 16 KiB\.$/,
  ],
  [
    'a file without a secret',
    {},
    { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: secretFile('empty', '\n') },
    /_FILE is too short: expected at least 16 characters, found 0\./,
  ],
  [
    'a credential of another app',
    { appId: APP_ID },
    { AZURE_CLIENT_ID: OTHER_TENANT_ID },
    /^AZURE_CLIENT_ID differs from --app-id\. Only the app of a call/,
  ],
  [
    'a credential of another tenant',
    { appId: APP_ID, tenant: [TENANT_ID] },
    { AZURE_CLIENT_SECRET: SECRET, AZURE_TENANT_ID: OTHER_TENANT_ID },
    /^AZURE_TENANT_ID is not one of the tenants of --tenant\./,
  ],
  [
    'a missing certificate',
    { appId: APP_ID, tenant: [TENANT_ID] },
    { AZURE_CLIENT_CERTIFICATE_PATH: join(folder, 'none.pem') },
    /^The file ".*" of AZURE_CLIENT_CERTIFICATE_PATH does not exist\./,
  ],
];
for (const [what, values, env, message] of REFUSED) {
  test(`configuration refuses ${what} with the recommended action`, () => {
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
    /^Transfers cannot be sent: the credential is missing\. Set AZURE_CLIENT_SECRET/,
  ],
  [
    'without a tenant',
    {},
    { AZURE_CLIENT_SECRET: SECRET, AZURE_TENANT_ID: TENANT_ID },
    /the tenant is missing\. Set it with --tenant/,
  ],
  [
    'with two tenants',
    { tenant: [TENANT_ID, OTHER_TENANT_ID] },
    { AZURE_CLIENT_SECRET: SECRET },
    /--tenant has several tenants\. Set AZURE_TENANT_ID/,
  ],
];
for (const [what, values, env, note] of NOT_SENDING) {
  test(`configuration of a live server ${what} has no credential, and a note with the reason`, () => {
    const { mode, credential, notes, logLevel } = readConfiguration({ appId: APP_ID, ...values }, env);
    assert.deepEqual([mode, credential, logLevel, notes.length], ['live', undefined, 'info', 1]);
    assert.match(notes[0] ?? '', note);
  });
}

test('AZURE_TENANT_ID selects one of two tenants', () => {
  const env = { AZURE_CLIENT_SECRET: SECRET, AZURE_TENANT_ID: OTHER_TENANT_ID.toUpperCase() };
  const { credential, notes } = readConfiguration({ appId: APP_ID, tenant: [TENANT_ID, OTHER_TENANT_ID] }, env);
  assert.deepEqual([credential?.tenantId, notes], [OTHER_TENANT_ID, []]);
});

test('configuration of a simulated server ignores the credential of the shell', () => {
  const { credential, notes } = readConfiguration({}, { AZURE_CLIENT_ID: 'x', AZURE_CLIENT_SECRET: 'short' });
  assert.deepEqual([credential, notes], [undefined, []]);
});

test('secret in a file is read without the line break at its end', () => {
  const file = secretFile('secret', `${SECRET}\r\n`);
  const { operatorSecret, notes } = readConfiguration({}, { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: file });
  assert.deepEqual([operatorSecret?.reveal(), notes], [SECRET, []]);
});

test('secret in a file that every user can read is accepted with a note', { skip: !ON_POSIX && 'needs modes' }, () => {
  const file = secretFile('open', SECRET, 0o644);
  const { notes } = readConfiguration({}, { GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE: file });
  assert.deepEqual(notes, [`Every user of this machine can read "${file}". Fix it with: chmod o-r "${file}"`]);
});

test('client secret and address of Redis are read from files', () => {
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

test('secret is hidden when it is printed', () => {
  const secret = createSecret(SECRET);
  const shown = [`${secret}`, String(secret), JSON.stringify({ secret }), inspect({ secret }, { depth: 9 })];
  shown.push(inspect(Object.entries(secret)), JSON.stringify(readConfiguration({}, OPERATOR)));
  for (const text of shown) {
    assert.doesNotMatch(text, /HIDDEN/);
  }
  assert.match(shown[0] ?? '', /^\[secret\]$/);
});
