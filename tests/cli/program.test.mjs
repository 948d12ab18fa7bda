// @ts-check
/** The program itself: help, wrong arguments, a reader that goes away, colours. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, packageFolder } from '../package/support/installed.mjs';
import { LOG } from './support/logs.mjs';
import { assertGolden, folderWith, hasTerminal, runInTerminal, runProgram, startProgram } from './support/program.mjs';

const COMMANDS = [...runProgram([]).out.matchAll(/^ {2}(\w+) {2,}/gm)].flatMap(([, name = '']) =>
  /\d/.test(name) ? [] : [name],
);

test('program without a command shows its help', () => {
  for (const args of [[], ['--help'], ['-h'], ['help']]) {
    const { code, out, err } = runProgram(args);
    assert.deepEqual([code, err], [0, '']);
    assertGolden('help.txt', out);
  }
});

test('every command has a help that names each of its options', () => {
  assert.ok(COMMANDS.length >= 3, COMMANDS.join());
  for (const name of COMMANDS) {
    const { code, out } = runProgram([name, '--help']);
    assert.equal(code, 0);
    assertGolden(`help-${name}.txt`, out);
    assert.match(out, /^Usage: graph-call-transfer \w+/);
    assert.match(out, /Exit codes:\n {2}0 +/);
  }
});

test('the other ways to the help of a command show the same', () => {
  const { out } = runProgram(['check', '--help']);
  for (const args of [
    ['help', 'check'],
    ['check', '-h'],
    ['check', 'file.json', '--json', '--help'],
  ]) {
    assert.equal(runProgram(args).out, out);
  }
});

test('--version is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  assert.deepEqual(runProgram(['--version']), { code: 0, out: `${version}\n`, err: '' });
});

test('installation links the program, so that npx finds it', () => {
  const { stdout, status } = spawnSync(join(folder, 'node_modules/.bin/graph-call-transfer'), ['explain', '500/7000'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.match(stdout, /^500\/7000 {2}/);
});

/** @type {[args: string[], message: RegExp][]} */
const WRONG = [
  [['chek'], /unknown command "chek"\nDid you mean: graph-call-transfer check/],
  [['nonsense'], /unknown command "nonsense"\nThe commands are explain, /],
  [['--hlep'], /unknown option "--hlep"/],
  [
    ['--verbose', 'explain', '500/7000'],
    /unknown option "--verbose"\nAn option follows its command\. The commands are/,
  ],
  [['check'], /a file is missing/],
  [['check', 'x.json', '--formt', 'tap'], /unknown option --formt\nDid you mean --format\?/],
  [['check', 'x.json', '--format', 'sarf'], /--format is invalid: expected perhaps sarif, found "sarf"/],
  [['check', 'x.json', '--format'], /--format needs a value: expected --format NAME/],
  [['check', 'x.json', '--format', '--fix'], /--format needs a value: expected --format NAME, found the option --fix/],
  [['check', 'x.json', '--fix=yes'], /--fix has no value, found "yes"/],
  [['check', 'missing.json'], /cannot read missing.json: it does not exist/],
  [['check', '.'], /cannot read \.: it is a folder/],
  [['check', 'x.json', '--token', 'abc'], /unknown option --token\nA secret is never an argument/],
  [['inspect'], /a file is missing/],
  [['inspect', 'a', 'b'], /one file is expected, found 2/],
  [['inspect', 'a', '--call', 'x'], /"x" is not a GUID/],
  [['inspect', 'missing.log', '--follow'], /cannot read missing.log: it does not exist/],
  [['explain'], /a code is missing/],
  [['completion'], /expected bash or zsh/],
  [['listen', 'here'], /unexpected "here"/],
  [['send', '--listen'], /--listen needs a value/],
];

test('wrong arguments are refused with the next step, and with exit code 2', (t) => {
  const cwd = folderWith(t);
  for (const [args, message] of WRONG) {
    const { code, out, err } = runProgram(args, { cwd });
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, message);
    assert.ok(!err.includes('    at '), err);
  }
});

test('--json writes an error as JSON too', (t) => {
  const { code, out, err } = runProgram(['check', 'missing.json', '--json'], { cwd: folderWith(t) });
  assert.equal(code, 2);
  const message = 'cannot read missing.json: it does not exist';
  assert.deepEqual(JSON.parse(out), { error: { code: 'fileUnusable', message } });
  assert.match(err, /cannot read missing.json/);
});

test('program ends quietly when its reader goes away', async (t) => {
  const many = Array.from({ length: 2000 }, () => LOG).join('');
  const cwd = folderWith(t, { 'bot.log': many });
  const { child, output, ended } = startProgram(t, ['inspect', 'bot.log'], { cwd });
  child.stdout.once('data', () => child.stdout.destroy());
  await ended;
  assert.equal(output.err, '');
});

test('Ctrl-C ends a command that waits, with exit code 130', async (t) => {
  const cwd = folderWith(t, { 'bot.log': LOG });
  for (const args of [
    ['explain', '-'],
    ['check', '-'],
    ['inspect', '-'],
    ['inspect', 'bot.log', '--follow'],
  ]) {
    const { child, ended, output, find } = startProgram(t, args, { cwd });
    // A program that takes more than a pipe holds is reading.
    if (args.includes('--follow')) await find(/failed, /);
    else await new Promise((resolve) => child.stdin.write(' '.repeat(1024 ** 2), resolve));
    child.kill('SIGINT');
    assert.equal(await ended, 130, args.join(' '));
    assert.ok(!output.err.includes('rror'), output.err);
  }
});

test('output has colours only in a terminal, and never with NO_COLOR', { skip: !hasTerminal }, () => {
  const args = ['explain', '500/7000'];
  const inTerminal = runInTerminal(args);
  assert.equal(inTerminal.code, 0);
  assert.ok(inTerminal.out.includes('\u001b['), 'a terminal has colours');
  const plain = runInTerminal(args, { env: { NO_COLOR: '1' } }).out;
  assert.ok(!plain.includes('\u001b['));
  assert.ok(
    plain.split('\n').every((line) => line.length <= 80 || line.includes('https://')),
    plain,
  );
  assert.ok(!runProgram(args).out.includes('\u001b['));
  assert.ok(runProgram(args, { env: { FORCE_COLOR: '1' } }).out.includes('\u001b['));
  assert.ok(!runInTerminal(args, { env: { TERM: 'dumb' } }).out.includes('\u001b['));
});
