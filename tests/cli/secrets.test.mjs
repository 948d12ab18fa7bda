// @ts-check
/** Secrets: not in the list of processes, not handed to other programs, and never shown as something to type. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { packageFolder } from '../package/support/installed.mjs';
import { LOG } from './support/logs.mjs';
import { folderWith, runProgram, startProgram } from './support/program.mjs';
import { OPERATOR_SECRET, startLocalSend } from './support/sending.mjs';

/** Returns the arguments of every process that this user can see. @returns {string[]} */
function commandLines() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

/** Returns the processes that a process has started. @param {number | undefined} pid */
function childrenOf(pid) {
  const threads = `/proc/${pid}/task`;
  return readdirSync(threads).flatMap((thread) =>
    readFileSync(join(threads, thread, 'children'), 'utf8')
      .split(' ')
      .filter(Boolean),
  );
}

test('no process shows a secret among its arguments, and no command starts another program', {
  skip: !existsSync(`/proc/${process.pid}/task/${process.pid}/children`),
}, async (t) => {
  const cwd = folderWith(t, { 'bot.log': LOG });
  const sending = await startLocalSend(t, { source: 'relay', profile: 'silent' });
  const unreachable = 'http://127.0.0.1:9/';
  /** Each with the output that shows that it waits. @type {[args: readonly string[], shows: RegExp, stream: 'out' | 'err'][]} */
  const commands = [
    [await sending.args(), /Accepted\. Waiting/, 'err'],
    [['listen', '--unverified', '--port', '0'], /Listening/, 'out'],
    [['simulate', '--port', '0', '--https', 'graph.pem'], /Local Graph/, 'out'],
    [['trigger', 'complete', '--webhook', unreachable, '--port', '0'], /call /, 'out'],
    [['inspect', 'bot.log', '--follow'], /failed, /, 'out'],
  ];
  const secrets = [sending.env.GRAPH_TOKEN, OPERATOR_SECRET];
  for (const [args, shows, stream] of commands) {
    const { child, find, output } = startProgram(t, args, { cwd, env: sending.env });
    await find(shows, stream);
    const shown = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
    assert.ok(shown.includes(args[0] ?? ''), shown);
    assert.deepEqual(childrenOf(child.pid), [], args[0]);
    assert.ok(commandLines().includes(shown), 'the look finds what is there');
    for (const secret of secrets) {
      assert.ok(!commandLines().some((line) => line.includes(secret)), args[0]);
      assert.ok(!`${output.out}${output.err}`.includes(secret), args[0]);
    }
  }
});

/** Returns the files of a folder and the folders in it. @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('no file of the command line imports the means to start a program, which would inherit the environment', () => {
  const files = filesIn(join(packageFolder, 'dist/cli')).filter((file) => file.endsWith('.js'));
  assert.ok(files.length > 30);
  for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /child_process|node:cluster/, file);
});

/** A secret that a line gives: to a variable, to a header, or to an option. */
const ASSIGNED = /\b(?<name>\w*(?:TOKEN|SECRET|PASSWORD)\w*)=(?<value>\S*)/g;
const BEARER = /\bBearer\s+(?<value>[^\s'"`\\)]*)/g;
const OPTION = /--(?:token|secret|client-secret|password|bearer)(?:[=\s]+)(?<value>\S+)/g;

/**
 * Returns the secrets that a text would have a reader type: a shell keeps what is typed in its history.
 * @param {string} text
 */
function typedSecrets(text) {
  const isByReference = (/** @type {string} */ value) => value === '' || /^["'“]?(?:\$|…|<|\{)/.test(value);
  const assigned = [...text.matchAll(ASSIGNED)].filter(
    ({ groups: { name = '', value = '' } = {} }) => !name.endsWith('_FILE') && !isByReference(value),
  );
  const given = [BEARER, OPTION].flatMap((pattern) =>
    [...text.matchAll(pattern)].filter(({ groups: { value = '' } = {} }) => !isByReference(value)),
  );
  return [...assigned, ...given].map(([whole]) => whole);
}

/** The secrets in examples of the redaction, which are not typed. */
const ALLOWED = ['Bearer eyJ0eXAi'];

test('no document and no help has a reader type a secret, which would stay in the history of the shell', () => {
  const guides = readdirSync(inProject('pkg-template/docs')).map((name) => `pkg-template/docs/${name}`);
  const documents = ['README.md', 'www/README.md', 'pkg-template/README.md', 'CHANGELOG.md', ...guides].map(inProject);
  const templates = filesIn(join(packageFolder, 'dist/cli/new/templates'));
  const texts = [...documents, ...templates].map((file) => [file, readFileSync(file, 'utf8')]);
  const commands = [...runProgram([]).out.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name = '']) => name);
  for (const command of ['', ...commands]) texts.push([command, runProgram([command, '--help']).out]);
  assert.ok(texts.length > 40);
  for (const [name = '', text = ''] of texts) {
    const found = typedSecrets(text).filter((secret) => !ALLOWED.includes(secret));
    assert.deepEqual(found, [], name);
  }
});

test('secrets that a reader would type are found', () => {
  for (const text of [
    'GRAPH_TOKEN=eyJ0 npx graph-call-transfer send',
    'export APP_SECRET="abc"',
    'curl --header "Authorization: Bearer eyJ0eXAi.x"',
    'send --token eyJ0',
    'send --client-secret=abc',
  ]) {
    assert.equal(typedSecrets(text).length, 1, text);
  }
  for (const text of [
    'GRAPH_TOKEN=$(get-token) send',
    'APP_SECRET=',
    'export GRAPH_SECRET_FILE=/run/secrets/x',
    '--header "Authorization: Bearer $GRAPH_TOKEN"',
  ]) {
    assert.deepEqual(typedSecrets(text), [], text);
  }
});
