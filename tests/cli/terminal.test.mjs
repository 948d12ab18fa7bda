// @ts-check
/** Every command in a terminal and at a pipe: Ctrl-C, a reader that has gone, missing files, Windows line ends, secrets. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { listenOnLoopback } from '../package/support/loopback.mjs';
import { APP_ID } from './support/bot.mjs';
import { requestToken, startSimulate } from './support/local-graph.mjs';
import { CALL_ID, COMPLETED, LOG, TRANSFERRING } from './support/logs.mjs';
import { folderWith, hasTerminal, runBeside, runProgram, startInTerminal, startProgram } from './support/program.mjs';

const COMMANDS = [...runProgram([]).out.matchAll(/^ {2}(\w+) {2,}/gm)].flatMap(([, name = '']) =>
  /\d/.test(name) ? [] : [name],
);
const TRANSFER = ['send', '--call-id', CALL_ID, '--user', '550fae72-d251-43ec-868c-373732c2704f'];
const TOKEN = { GRAPH_TOKEN: 'HIDDEN.token.abc' };
/** The address of nobody: each command refuses its arguments or its files before it would connect. */
const NOBODY = 'http://127.0.0.1:9/';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/**
 * Serves an address that takes requests, and responds to none.
 * @param {import('node:test').TestContext} t
 */
async function serveSilence(t) {
  /** @type {(() => void)[]} */
  const waiting = [];
  const server = createServer(() => {
    for (const resume of waiting.splice(0)) resume();
  });
  t.after(() => server.closeAllConnections());
  const url = `http://127.0.0.1:${await listenOnLoopback(t, server)}`;
  /** Resolves at the next request. @type {() => Promise<void>} */
  const nextRequest = () => new Promise((resolve) => waiting.push(resolve));
  return { url, nextRequest };
}

/** Commands that end by themselves at once have nothing to interrupt. */
const AT_ONCE = ['new', 'completion'];

/**
 * A command that waits.
 *
 * @typedef {object} Waiting
 * @property {string} command
 * @property {string} [while]
 * @property {readonly string[]} args
 * @property {RegExp} [shows] the output that shows that it waits; without it, a request does
 * @property {Record<string, string>} [env]
 * @property {RegExp} [says] what it says after Ctrl-C
 */

/**
 * @param {string} silence an address that does not respond
 * @returns {Waiting[]}
 */
function waitingCommands(silence) {
  const reading = { shows: /Reading from the terminal/ };
  return [
    { command: 'explain', args: ['explain', '-'], ...reading },
    { command: 'check', args: ['check', '-'], ...reading },
    { command: 'inspect', args: ['inspect', '-'], ...reading },
    { command: 'inspect', while: 'it follows', args: ['inspect', 'bot.log', '--follow'], shows: /failed, / },
    {
      command: 'listen',
      args: ['listen', '--unverified', '--port', '0', '--record', 'calls.jsonl'],
      shows: /Listening/,
    },
    { command: 'simulate', args: ['simulate', '--port', '0'], shows: /Local Graph/ },
    { command: 'trigger', args: ['trigger', 'complete', '--webhook', `${silence}/`, '--port', '0'], shows: /call / },
    {
      command: 'replay',
      args: ['replay', 'slow.log', `${silence}/`, '--port', '0', '--json'],
    },
    {
      command: 'send',
      while: 'it asks',
      args: [...TRANSFER, '--base-url', silence],
      env: TOKEN,
      shows: /Transfer the call\?/,
      says: /Nothing was sent\./,
    },
    {
      command: 'send',
      while: 'Graph does not respond',
      args: [...TRANSFER, '--base-url', silence, '--yes'],
      env: TOKEN,
      says: /Graph may have received the transfer\.[\s\S]*Do not send it again/,
    },
    {
      command: 'send',
      while: 'the relay does not respond',
      args: [...TRANSFER, '--base-url', silence, '--yes', '--relay', silence],
      env: TOKEN,
      says: /Nothing was sent\./,
    },
  ];
}

test('Ctrl-C in a terminal ends every command that waits with 130, and leaves nothing half-written', {
  skip: !hasTerminal,
}, async (t) => {
  const { url, nextRequest } = await serveSilence(t);
  const commands = waitingCommands(url);
  const covered = [...new Set(commands.map(({ command }) => command)), ...AT_ONCE];
  assert.deepEqual(covered.sort(), [...COMMANDS].sort(), 'a command is not in the table');
  for (const { command, while: situation = 'it waits', args, env = {}, shows, says } of commands) {
    const files = { 'bot.log': LOG, 'slow.log': `${TRANSFERRING}\r\n${COMPLETED}\r\n` };
    const cwd = folderWith(t, files);
    const requested = nextRequest();
    const { child, ended, output, find } = startInTerminal(t, args, { cwd, env: { NO_COLOR: '1', ...env } });
    await (shows ? find(shows) : requested);
    child.stdin.write(CTRL_C);
    const name = `${command}, while ${situation}`;
    assert.equal(await ended, 130, `${name}: ${output.out}`);
    assert.doesNotMatch(output.out, / {4}at |Warning:/, name);
    if (says) assert.match(output.out, says, name);
    else assert.doesNotMatch(output.out, /error:/, name);
    assert.doesNotMatch(output.out, /HIDDEN/, name);
    const left = readdirSync(cwd).filter((file) => !(file in files));
    // The recording of listen exists from its start, and has whole lines only.
    assert.deepEqual(left, command === 'listen' ? ['calls.jsonl'] : [], name);
    if (command === 'listen') assert.equal(readFileSync(join(cwd, 'calls.jsonl'), 'utf8'), '');
  }
});

test('Ctrl-C after the transfer was accepted says that its outcome is unknown', { skip: !hasTerminal }, async (t) => {
  const graph = await startSimulate(t, ['--profile', 'silent', '--app-id', APP_ID]);
  const { token } = await requestToken(graph.page, APP_ID);
  const args = [...TRANSFER, '--base-url', graph.page.slice(0, -1), '--yes', '--discovery', graph.discovery];
  const port = ['--listen', '0'];
  const { child, ended, output } = startInTerminal(t, [...args, ...port], {
    env: { GRAPH_TOKEN: token, NO_COLOR: '1' },
  });
  // The local Graph shows the transfer when it has responded to it.
  await graph.find(/"path":"[^"]*\/transfer"/);
  child.stdin.write(CTRL_C);
  assert.equal(await ended, 130, output.out);
  assert.match(output.out, /unknown: Graph accepted|Graph may have received the transfer/);
  assert.match(output.out, /Do not send it again: read the call first/);
  const piped = startProgram(t, [...args, ...port, '--json'], { env: { GRAPH_TOKEN: token } });
  await graph.find(/(?:"path":"[^"]*\/transfer"[\s\S]*?){2}/);
  piped.child.kill('SIGINT');
  assert.equal(await piped.ended, 130);
  const { outcome, error } = JSON.parse(piped.output.out);
  assert.ok(outcome === 'unknown' || error?.code === 'aborted', piped.output.out);
});

test('Ctrl-D at the question of send sends nothing', { skip: !hasTerminal }, async (t) => {
  const args = [...TRANSFER, '--base-url', NOBODY.slice(0, -1)];
  const { child, ended, output, find } = startInTerminal(t, args, { env: { ...TOKEN, NO_COLOR: '1' } });
  await find(/Transfer the call\?/);
  child.stdin.write(CTRL_D);
  assert.equal(await ended, 1, output.out);
  assert.match(output.out, /Nothing was sent\./);
});

test('every command ends quietly when its reader has gone', async (t) => {
  const { url: silence } = await serveSilence(t);
  /** @type {Record<string, readonly string[]>} */
  const lines = {
    explain: ['explain', 'many.log'],
    check: ['check', 'bad.json', '--format', 'tap'],
    inspect: ['inspect', 'many.log'],
    listen: ['listen', '--unverified', '--port', '0'],
    simulate: ['simulate', '--port', '0'],
    trigger: ['trigger', 'complete', '--webhook', `${silence}/`, '--port', '0'],
    replay: ['replay', 'many.log', `${silence}/`, '--port', '0'],
    send: [...TRANSFER, '--dry-run'],
    new: ['new', 'worker', 'project'],
    completion: ['completion', 'bash'],
  };
  assert.deepEqual(Object.keys(lines).sort(), [...COMMANDS].sort(), 'a command is not in the table');
  for (const [command, args] of Object.entries(lines)) {
    const cwd = folderWith(t, { 'many.log': LOG.repeat(500), 'bad.json': '{"transferTarget":{}}' });
    const { child, ended, output } = startProgram(t, args, { cwd });
    // A pipe whose reader has gone refuses the first bytes.
    child.stdout.destroy();
    // What prints nothing yet waits for its webhook, and is interrupted.
    if (command === 'replay') child.kill('SIGINT');
    await ended;
    assert.doesNotMatch(output.err, /EPIPE|error:| {4}at /, command);
  }
});

test('every file that is missing is named, with exit code 2', (t) => {
  const variable = 'GRAPH_CALL_TRANSFER_OPERATOR_SECRET_FILE';
  /** @type {[args: readonly string[], message: RegExp, env?: Record<string, string>, code?: number][]} */
  const rows = [
    [['explain', 'none.log'], /unknown: "none\.log"\. There is no such file/, {}, 1],
    [['check', 'none.json'], /cannot read none\.json: it does not exist/],
    [['inspect', 'none.log'], /cannot read none\.log: it does not exist/],
    [['inspect', 'none.log', '--follow'], /cannot read none\.log: it does not exist/],
    [['replay', 'none.log', NOBODY], /cannot read none\.log: it does not exist/],
    [['simulate', '--port', '0', '--calls', 'none.json'], /cannot read none\.json: it does not exist/],
    [['simulate', '--port', '0', '--https', 'none/x.pem'], /cannot write none\/x\.pem: it does not exist/],
    [
      ['listen', '--unverified', '--port', '0', '--record', 'none/x.jsonl'],
      /cannot write none\/x\.jsonl: it does not exist/,
    ],
    [[...TRANSFER, '--yes', '--token-file', 'none'], /cannot read none: it does not exist/],
    [
      [...TRANSFER, '--yes', '--relay', 'http://127.0.0.1:9'],
      /cannot read none: it does not exist/,
      { ...TOKEN, [variable]: 'none' },
    ],
    [['trigger', 'none'], /"none"/],
    [['new', 'none'], /none/],
    [['completion', 'none'], /expected bash or zsh/],
  ];
  assert.deepEqual([...new Set(rows.map(([[command]]) => command))].sort(), [...COMMANDS].sort());
  for (const [args, message, env = {}, exitCode = 2] of rows) {
    const cwd = folderWith(t);
    const { code, out, err } = runProgram(args, { cwd, env });
    assert.deepEqual([code, out], [exitCode, ''], args.join(' '));
    assert.match(err, message, args.join(' '));
    assert.doesNotMatch(err, / {4}at /, args.join(' '));
    assert.deepEqual(readdirSync(cwd), [], args.join(' '));
  }
});

test('files with Windows line ends are read by every command that reads files', async (t) => {
  const crlf = (/** @type {string} */ text) => text.replaceAll('\n', '\r\n');
  const bodies = `${TRANSFERRING}\r\n${COMPLETED}\r\n`;
  const valid = { transferTarget: { identity: { user: { id: CALL_ID } } } };
  const cwd = folderWith(t, {
    'bodies.log': bodies,
    'valid.json': crlf(`\ufeff${JSON.stringify(valid, null, 2)}\n`),
    'calls.json': crlf(JSON.stringify([CALL_ID], null, 2)),
    'token.txt': 'a.b.c\r\n',
  });
  assert.match(runProgram(['explain', 'bodies.log'], { cwd }).out, /^0\/7015 {2}/m);
  assert.equal(runProgram(['check', 'valid.json'], { cwd }).code, 0);
  assert.equal(runProgram(['inspect', 'bodies.log'], { cwd }).code, 0);
  const server = createServer((_, response) => response.writeHead(202).end());
  const webhook = `http://127.0.0.1:${await listenOnLoopback(t, server)}/`;
  assert.equal((await runBeside(t, ['replay', 'bodies.log', webhook, '--at-once', '--port', '0'], { cwd })).code, 0);
  const send = [...TRANSFER, '--yes', '--base-url', webhook.slice(0, -1), '--token-file', 'token.txt'];
  assert.equal((await runBeside(t, send, { cwd })).code, 0);
  const graph = await startSimulate(t, ['--calls', 'calls.json'], { cwd });
  const { token } = await requestToken(graph.page, APP_ID);
  const get = (/** @type {string} */ id) =>
    fetch(`${graph.graph}/communications/calls/${id}`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await get(CALL_ID)).status, 200);
  assert.equal((await get('2e1a0b00-2db4-4022-9570-243709c565ab')).status, 404);
});

test('no option of any command takes a secret, and no help names one but by its variable or file', () => {
  for (const command of COMMANDS) {
    const { out } = runProgram([command, '--help']);
    const options = [...out.matchAll(/--([\w-]+)/g)].map(([, name = '']) => name);
    const secrets = options.filter((name) => /token|secret|password|key/.test(name));
    assert.deepEqual(
      secrets.filter((name) => name !== 'token-file'),
      [],
      command,
    );
    for (const name of ['token', 'secret', 'client-secret', 'password', 'bearer']) {
      const { code, out: said, err } = runProgram([command, `--${name}`, 'HIDDEN-value']);
      assert.equal(code, 2, `${command} --${name}`);
      assert.doesNotMatch(`${said}${err}`, /HIDDEN/, `${command} --${name}`);
    }
  }
});
