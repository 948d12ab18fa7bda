// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpText } from '../../www/server/command/help.js';
import { readOptions } from '../../www/server/command/options.js';
import { settings } from '../../www/server/command/settings.js';
import { UsageError } from '../../www/server/command/start-error.js';

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
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
  [['8080'], /^Unexpected "8080"\. Only options are expected: --port, /],
  [['--', '8080'], /^Unexpected "--"\. /],
  [['--port'], /^--port needs a number from 0 to 65535, as in --port 8080\.$/],
  [['--port', 'http'], /^--port needs a number .* Found "http"\.$/],
  [['--port=65536'], /^--port needs a number .* Found "65536"\.$/],
  [['--port=-1'], /^--port needs a number .* Found "-1"\.$/],
  [['--port=80.5'], /^--port needs a number .* Found "80\.5"\.$/],
  [['--port='], /^--port needs a number .* Found ""\.$/],
  [['--port', '--open'], /^--port needs a number .* Found "--open"\.$/],
  [['--host'], /^--host needs an IP address of this machine, or localhost, as in --host 127\.0\.0\.1\.$/],
  [['--host', '127.0.0.1.evil.example'], /^--host needs an IP address .* Found "127\.0\.0\.1\.evil\.example"\.$/],
  [['--host', '127.0.0.999'], /^--host needs an IP address/],
  [['--open=yes'], /^--open takes no value\. Found "yes"\.$/],
  [['--help=all'], /^--help takes no value\. Found "all"\.$/],
  [['--public-url', 'http://console.example'], /^--public-url needs an address with https and without a path, as in /],
  [['--public-url', 'https://console.example/teams'], /^--public-url needs/],
  [['--public-url', 'https://console.example?a'], /^--public-url needs/],
  [['--public-url', 'https://somebody@console.example'], /^--public-url needs/],
  [['--public-url', 'console.example'], /^--public-url needs/],
  [['--app-id', 'my-bot'], /^--app-id needs the GUID of the bot's app registration, as in .* Found "my-bot"\.$/],
  [['--tenant', `${TENANT_ID},`], /^--tenant needs the GUID of a tenant, or several with commas between them/],
  [['--tenant', 'contoso.onmicrosoft.com'], /^--tenant needs/],
  [
    ['--cloud', 'germany'],
    /^--cloud needs one of global, usGovernmentL4, usGovernmentL5, china, .* Found "germany"\.$/,
  ],
  [['--cloud', 'toString'], /^--cloud needs/],
  [['--redis', '127.0.0.1:6379'], /^--redis needs an address that begins with redis:\/\/ or rediss:\/\/, .*6379\.$/],
  [['--pace', 'fast'], /^--pace needs a number from 0 to 10, as in --pace 0\.5\. Found "fast"\.$/],
  [['--pace', '11'], /^--pace needs/],
  [['--pace', '1e1'], /^--pace needs/],
  [
    ['--log-level', 'trace'],
    /^--log-level needs one of error, warn, info, debug, as in --log-level info\. Found "trace"\.$/,
  ],
];
for (const [args, message] of WRONG) {
  test(`"${args.join(' ')}" is refused in one sentence that says what is right`, () => {
    assert.throws(() => readOptions(args), { name: 'UsageError', message });
  });
}

const SECRETS = ['operator-secret', 'client-secret', 'secret', 'password', 'token', 'metrics-token', 'certificate'];
for (const name of SECRETS) {
  for (const args of [[`--${name}`, 'HIDDEN-VALUE'], [`--${name}=HIDDEN-VALUE`]]) {
    test(`"${args.join(' ')}" is refused with the reason, and its value is not repeated`, () => {
      assert.throws(
        () => readOptions(args),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, new RegExp(`^"--${name}" is not taken: everybody on this machine can read`));
          assert.match(error.message, /GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE/);
          assert.doesNotMatch(error.message, /HIDDEN/);
          return true;
        },
      );
    });
  }
}

test('--redis takes no password, says where it may be, and does not repeat it', () => {
  assert.throws(() => readOptions(['--redis', 'redis://:HIDDEN@redis.example']), {
    message:
      /^--redis takes no password: .* GRAPH_CALL_TRANSFER_REDIS_URL, or .* GRAPH_CALL_TRANSFER_REDIS_URL_FILE\.$/,
  });
});

test('right options are read', () => {
  const { values, isToBeOpened, isHelpWanted } = readOptions([
    ...['--port', '0', '--host', 'LocalHost', '--open', '--public-url', 'https://Console.example:8443/'],
    ...['--app-id', APP_ID.toUpperCase(), '--tenant', `${TENANT_ID}, ${OTHER_TENANT_ID},${TENANT_ID}`],
    ...['--cloud', 'usGovernmentL5', '--redis=rediss://redis.example:6380/1', '--pace', '0.25', '--log-level', 'error'],
  ]);
  assert.deepEqual([isToBeOpened, isHelpWanted], [true, false]);
  const { redis, ...others } = values;
  assert.equal(redis?.reveal(), 'rediss://redis.example:6380/1');
  assert.deepEqual(others, {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'https://console.example:8443',
    appId: APP_ID,
    tenant: [TENANT_ID, OTHER_TENANT_ID],
    cloud: 'usGovernmentL5',
    pace: 0.25,
    logLevel: 'error',
  });
});

test('without options nothing is set, and of an option that is given twice the last one counts', () => {
  assert.deepEqual(readOptions([]), { isHelpWanted: false, isToBeOpened: false, values: {} });
  assert.equal(readOptions(['--port', '1', '--port', '2']).values.port, 2);
});

test('--help tells every option and every variable, in lines that fit', () => {
  for (const { option, variable } of Object.values(settings)) {
    assert.match(helpText, new RegExp(`^  --${option} `, 'm'));
    assert.match(helpText, new RegExp(` (?:GRAPH_CALL_TRANSFER)?${variable.replace('GRAPH_CALL_TRANSFER', '')}\\b`));
  }
  for (const line of helpText.split('\n')) assert.ok(line.length <= 120, line);
});
