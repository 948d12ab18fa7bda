// @ts-check
/** `listen` and `replay`. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { APP_ID, startBot } from './support/bot.mjs';
import { startSimulate } from './support/local-graph.mjs';
import { CALL_ID, LOG } from './support/logs.mjs';
import { folderWith, runBeside, runProgram, startProgram } from './support/program.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
async function startListen(t, args, options) {
  const program = startProgram(t, ['listen', '--port', '0', ...args], options);
  const [, url = ''] = await program.find(/Listening on (\S+)/);
  return { ...program, url };
}

test('listen verifies, prints and records the notifications of a local Graph, and forwards them', async (t) => {
  const cwd = folderWith(t, {
    'calls.jsonl':
      '{"format":"graph-call-transfer recording","version":1,"id":"x","callId":"kept","receivesNotifications":true}',
  });
  const graph = await startSimulate(t, ['--app-id', APP_ID]);
  const bot = await startBot(t, { discovery: () => graph.discovery });
  const trust = ['--app-id', APP_ID, '--discovery', graph.discovery];
  const { url, find, child, ended, output } = await startListen(
    t,
    [...trust, '--record', 'calls.jsonl', '--forward-to', bot.url],
    { cwd },
  );
  // Two calls by turns.
  const second = '2e1a0b00-2db4-4022-9570-243709c565ab';
  const log = LOG.split('\r\n')
    .slice(0, 3)
    .flatMap((line) => [line, line.replaceAll(CALL_ID, second)])
    .join('\n');
  writeFileSync(join(cwd, 'two.log'), log);
  const { code, out } = await runBeside(t, ['replay', 'two.log', url, '--at-once', '--port', graph.port], { cwd });
  assert.deepEqual([code, /^6 posted$/m.test(out)], [0, true], out);
  await find(new RegExp(`call ${second} failed \\(certain\\)[\\s\\S]*forwarded → 202`));
  await bot.find(() => bot.received.length === 6);
  assert.deepEqual(bot.faults, []);
  child.kill('SIGINT');
  assert.equal(await ended, 130);
  assert.equal(output.err, '');

  const recording = readFileSync(join(cwd, 'calls.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    recording.map(({ callId, kind }) => callId ?? kind),
    ['kept', CALL_ID, ...Array(3).fill('notifications'), second, ...Array(3).fill('notifications')],
  );
  assert.ok(!JSON.stringify(recording).includes('eyJ'), 'no token is recorded');
  const inspected = JSON.parse(runProgram(['inspect', 'calls.jsonl', '--json'], { cwd }).out);
  assert.deepEqual(
    inspected.calls.map((/** @type {any} */ { outcome }) => outcome),
    ['failed', 'failed'],
  );
});

test('listen rejects what is not signed for the app', async (t) => {
  const graph = await startSimulate(t);
  const trust = ['--app-id', APP_ID, '--discovery', graph.discovery];
  const { url, find, output } = await startListen(t, trust);
  const response = await fetch(url, { method: 'POST', body: '{}' });
  assert.equal(response.status, 401);
  await find(/401 tokenMissing: /, 'err');
  const cwd = folderWith(t, { 'bot.log': LOG });
  const other = await runBeside(t, ['replay', 'bot.log', url, '--at-once', '--port', graph.port], { cwd });
  assert.equal(other.code, 1, 'the local Graph signs for another app');
  await find(/401 audienceMismatch: /, 'err');
  assert.ok(!output.out.includes('transferring'));
});

test('listen needs an app, or accepts every sender if that is wanted', async (t) => {
  const missing = runProgram(['listen', '--port', '0']);
  assert.equal(missing.code, 2);
  assert.match(
    missing.err,
    /--app-id is missing: expected the id of your app\nIts notifications are verified\. To accept every sender, for a trial: --unverified/,
  );
  assert.match(runProgram(['listen', '--app-id', 'x']).err, /"x" is not a GUID/);
  assert.match(
    runProgram(['listen', '--unverified', '--record', 'missing/x.jsonl'], { cwd: folderWith(t) }).err,
    /cannot write missing\/x\.jsonl: it does not exist/,
  );
  const { url, find } = await startListen(t, ['--unverified']);
  const cwd = folderWith(t, { 'bot.log': LOG });
  assert.equal(
    (await runBeside(t, ['replay', 'bot.log', url, '--at-once', '--unsigned', '--port', '0'], { cwd })).code,
    0,
  );
  await find(new RegExp(`call ${CALL_ID} failed`));
});

test('replay keeps the pace of the recording, and reports a file without notifications', async (t) => {
  const bot = await startBot(t);
  const cwd = folderWith(t, { 'bot.log': LOG, 'empty.log': 'nothing' });
  const start = performance.now();
  assert.equal((await runBeside(t, ['replay', 'bot.log', bot.url, '--speed', '10', '--port', '0'], { cwd })).code, 0);
  assert.ok(performance.now() - start >= 200, 'two seconds, ten times faster');
  assert.deepEqual(
    bot.received.map(({ state }) => state),
    ['established', 'transferring', 'established'],
  );
  const empty = await runBeside(t, ['replay', 'empty.log', bot.url, '--port', '0'], { cwd });
  assert.deepEqual([empty.code, /there is nothing to post/.test(empty.err)], [1, true]);
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [['bot.log'], /a file and a URL are expected/],
    [['bot.log', 'there'], /the URL is invalid: expected a URL/],
    [['bot.log', bot.url, '--speed', '0'], /--speed is invalid: expected a number above 0/],
    [['none.log', bot.url], /cannot read none.log/],
  ])) {
    const { code, err } = await runBeside(t, ['replay', ...args], { cwd });
    assert.equal(code, 2);
    assert.match(err, message);
  }
});
