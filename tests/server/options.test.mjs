// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpText } from '../../www/server/command/help.js';
import { parseOptions } from '../../www/server/command/options.js';
import { settings } from '../../www/server/command/settings.js';
import { UsageError } from '../../www/server/command/start-error.js';

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const INSTANCE_ID = 'c1a11e70-0000-4000-8000-000000000003';
const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const OTHER_TENANT_ID = '1fdd7ee8-7f0f-4cd8-9d4f-0f1a5b6f3f11';

/** @type {[string[], RegExp][]} */
const WRONG = [
  [['--prot', '1'], /^Unknown option "--prot"\. Did you mean --port\?$/],
  [['--tenants', TENANT_ID], /^Unknown option "--tenants"\. Did you mean --tenant\?$/],
  [['--public'], /^Unknown option "--public"\. Did you mean --public-url\?$/],
  [['--loglevel=info'], /^Unknown option "--loglevel"\. Did you mean --log-level\?$/],
  [['--simulator'], /^Unknown option "--simulator"\. The options are --port, --host, .*, --open and --help\.$/],
  [['-x', '1'], /^Unknown option "-x"\. The options are /],
  [['--no-open'], /^Unknown option "--no-open"\. /],
  [['8080'], /^Unexpected "8080": expected only options: --port, /],
  [['--', '8080'], /^Unexpected "--": /],
  [['--port'], /^--port is invalid: expected a number from 0 to 65535, as in --port 8080\.$/],
  [['--port', 'http'], /^--port is invalid: expected a number .*, found "http"\.$/],
  [['--port=65536'], /^--port is invalid: expected a number .*, found "65536"\.$/],
  [['--port=-1'], /^--port is invalid: expected a number .*, found "-1"\.$/],
  [['--port=80.5'], /^--port is invalid: expected a number .*, found "80\.5"\.$/],
  [['--port='], /^--port is invalid: expected a number .*, found ""\.$/],
  [['--port', '--open'], /^--port is invalid: expected a number .*, found "--open"\.$/],
  [
    ['--host'],
    /^--host is invalid: expected an IP address of this machine, or localhost, as in --host 127\.0\.0\.1\.$/,
  ],
  [
    ['--host', '127.0.0.1.evil.example'],
    /^--host is invalid: expected an IP address .*, found "127\.0\.0\.1\.evil\.example"\.$/,
  ],
  [['--host', '127.0.0.999'], /^--host is invalid: expected an IP address/],
  [['--open=yes'], /^--open has no value: found "yes"\.$/],
  [['--help=all'], /^--help has no value: found "all"\.$/],
  [
    ['--public-url', 'http://console.example'],
    /^--public-url is invalid: expected an https address without a path, as in /,
  ],
  [['--public-url', 'https://console.example/teams'], /^--public-url is invalid: expected/],
  [['--public-url', 'https://console.example?a'], /^--public-url is invalid: expected/],
  [['--public-url', 'https://somebody@console.example'], /^--public-url is invalid: expected/],
  [['--public-url', 'console.example'], /^--public-url is invalid: expected/],
  [
    ['--trusted-proxy', 'proxy.example'],
    /^--trusted-proxy is invalid: expected the IP address or subnet of a proxy, or several/,
  ],
  [['--trusted-proxy', '10.0.0.0/33'], /^--trusted-proxy is invalid/],
  [['--trusted-proxy', '0.0.0.0/0'], /^--trusted-proxy is invalid/],
  [
    ['--app-id', 'my-bot'],
    /^--app-id is invalid: expected the GUID of the bot's app registration, as in .*, found "my-bot"\.$/,
  ],
  [
    ['--tenant', `${TENANT_ID},`],
    /^--tenant is invalid: expected the GUID of a tenant, or several separated by commas/,
  ],
  [['--tenant', 'contoso.onmicrosoft.com'], /^--tenant is invalid: expected/],
  [
    ['--cloud', 'germany'],
    /^--cloud is invalid: expected one of global, usGovernmentL4, usGovernmentL5, china, .*, found "germany"\.$/,
  ],
  [['--cloud', 'toString'], /^--cloud is invalid: expected/],
  [['--redis', '127.0.0.1:6379'], /^--redis is invalid: expected an address with redis:\/\/ or rediss:\/\/, .*6379\.$/],
  [
    ['--time-scale', 'fast'],
    /^--time-scale is invalid: expected a number from 0 to 10, as in --time-scale 0\.5, found "fast"\.$/,
  ],
  [['--people', 'people.xlsx'], /^--people is invalid: expected the path of a file whose name ends in \.json or \.csv/],
  [
    ['--people-search', 'constructor'],
    /^--people-search is invalid: expected on or off, as in --people-search on, found/,
  ],
  [
    ['--region', 'UK'],
    /^--region is invalid: expected the two-letter code of a country \(ISO 3166-1\), as in --region GB/,
  ],
  [['--time-scale', '11'], /^--time-scale is invalid: expected/],
  [['--time-scale', '1e1'], /^--time-scale is invalid: expected/],
  [
    ['--log-level', 'trace'],
    /^--log-level is invalid: expected one of error, warn, info, debug, as in --log-level info, found "trace"\.$/,
  ],
];
for (const [args, message] of WRONG) {
  test(`options "${args.join(' ')}" are refused with the expected value`, () => {
    assert.throws(() => parseOptions(args), { name: 'UsageError', message });
  });
}

const SECRETS = ['operator-secret', 'client-secret', 'secret', 'password', 'token', 'metrics-token', 'certificate'];
for (const name of SECRETS) {
  for (const args of [[`--${name}`, 'HIDDEN-VALUE'], [`--${name}=HIDDEN-VALUE`]]) {
    test(`options "${args.join(' ')}" are refused without repeating the value`, () => {
      assert.throws(
        () => parseOptions(args),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, new RegExp(`^"--${name}" is not an option: every user of this machine can read`));
          assert.match(error.message, /GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE/);
          assert.doesNotMatch(error.message, /HIDDEN/);
          return true;
        },
      );
    });
  }
}

test('--redis refuses a password without repeating it', () => {
  assert.throws(() => parseOptions(['--redis', 'redis://:HIDDEN@redis.example']), {
    message:
      /^--redis must not contain a password: .* GRAPH_CALL_TRANSFER_REDIS_URL, or .* GRAPH_CALL_TRANSFER_REDIS_URL_FILE\.$/,
  });
});

test('options are parsed', () => {
  const { values, open, help } = parseOptions([
    ...['--port', '0', '--host', 'LocalHost', '--open', '--public-url', 'https://Console.example:8443/'],
    ...['--trusted-proxy', '10.0.0.5, 10.1.0.0/16,fd00::/8'],
    ...['--app-id', APP_ID.toUpperCase(), '--tenant', `${TENANT_ID}, ${OTHER_TENANT_ID},${TENANT_ID}`],
    ...['--application-instance', INSTANCE_ID.replaceAll('-', ''), '--cloud', 'usGovernmentL5'],
    ...['--redis=rediss://redis.example:6380/1', '--time-scale', '0.25', '--log-level', 'error'],
  ]);
  assert.deepEqual([open, help], [true, false]);
  const { redis, ...others } = values;
  assert.equal(redis?.reveal(), 'rediss://redis.example:6380/1');
  assert.deepEqual(others, {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'https://console.example:8443',
    trustedProxy: ['10.0.0.5', '10.1.0.0/16', 'fd00::/8'],
    appId: APP_ID,
    tenant: [TENANT_ID, OTHER_TENANT_ID],
    applicationInstance: INSTANCE_ID,
    cloud: 'usGovernmentL5',
    timeScale: 0.25,
    logLevel: 'error',
  });
});

test('options are empty by default, and the last one of a repeated option counts', () => {
  assert.deepEqual(parseOptions([]), { help: false, open: false, values: {} });
  assert.equal(parseOptions(['--port', '1', '--port', '2']).values.port, 2);
});

test('help text contains every option and every variable, in lines of at most 120 characters', () => {
  for (const { option, variable } of Object.values(settings)) {
    assert.match(helpText, new RegExp(`^  --${option} `, 'm'));
    assert.match(helpText, new RegExp(` (?:GRAPH_CALL_TRANSFER)?${variable.replace('GRAPH_CALL_TRANSFER', '')}\\b`));
  }
  for (const line of helpText.split('\n')) assert.ok(line.length <= 120, line);
});
