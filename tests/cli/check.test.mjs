// @ts-check
/** `check`. */

import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CALL_ID } from './support/logs.mjs';
import { assertGolden, folderWith, runProgram } from './support/program.mjs';

const BROKEN = `{
  "transferTarget": {
    "endpointType": "default",
    "identity": {"user": {"id": "550fae72-d251-43ec-868c-373732c2704f", "displayName": "H",}}
  },
}
`;
const VALID = '{"transferTarget":{"identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}}}}';
const INVALID = '{"transferTarget":{"identity":{"user":{"id":"550fae72"}}}}';

test('check shows each issue with its line, its column and a caret', (t) => {
  const cwd = folderWith(t, { 'body.json': BROKEN });
  const { code, out, err } = runProgram(['check', 'body.json'], { cwd });
  assert.deepEqual([code, err], [1, '']);
  assertGolden('check.txt', out);
  const lines = out.split('\n');
  const [, line = '0', column = '0'] = /^body.json:(\d+):(\d+) error/m.exec(out) ?? [];
  const source = BROKEN.split('\n')[Number(line) - 1] ?? '';
  const shown = lines.find((each) => each.includes(` | ${source.trimEnd()}`)) ?? '';
  const caret = lines[lines.indexOf(shown) + 1] ?? '';
  assert.equal(caret.indexOf('^') - shown.indexOf(source), Number(column) - 1);
});

test('check shows the same places with Windows line ends, and in one long line', (t) => {
  const windows = BROKEN.replaceAll('\n', '\r\n');
  const cwd = folderWith(t, {
    'body.json': windows,
    'long.json': `{"a":"${'x'.repeat(5000)}",${BROKEN.trim().slice(1).replaceAll('\n', ' ')}`,
  });
  assertGolden('check.txt', runProgram(['check', 'body.json'], { cwd }).out);
  const { out } = runProgram(['check', 'long.json'], { cwd });
  assert.ok(
    out.split('\n').every((line) => line.length < 200),
    out,
  );
  assert.match(out, /\| ….*"H",\}\}/);
});

test('check --fix repairs the file, keeps its mode and its line ends, and follows a link', (t) => {
  const cwd = folderWith(t, { 'body.json': BROKEN.replaceAll('\n', '\r\n') });
  chmodSync(join(cwd, 'body.json'), 0o640);
  symlinkSync('body.json', join(cwd, 'link.json'));
  const { code, err } = runProgram(['check', 'link.json', '--fix'], { cwd });
  assert.equal(code, 0);
  assert.match(err, /fixed Remove the comma\nfixed Remove the comma/);
  const fixed = readFileSync(join(cwd, 'body.json'), 'utf8');
  assert.equal(fixed, BROKEN.replaceAll('\n', '\r\n').replace('"H",', '"H"').replace('},\r\n}', '}\r\n}'));
  assert.equal(statSync(join(cwd, 'body.json')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(cwd).sort(), ['body.json', 'link.json'], 'no draft is left');
  assert.match(runProgram(['check', 'body.json', '--fix'], { cwd }).err, /there is nothing to fix/);
});

test('check - --fix writes the repaired text, and the report to the error output', () => {
  const { code, out, err } = runProgram(['check', '-', '--fix'], { input: BROKEN });
  assert.equal(code, 0);
  assert.doesNotThrow(() => JSON.parse(out));
  assert.match(err, /valid stdin/);
});

test('check reports a file that cannot be written', (t) => {
  if (process.getuid?.() === 0) return t.skip('root can write everywhere');
  const cwd = folderWith(t, { 'body.json': BROKEN });
  chmodSync(cwd, 0o500);
  const { code, err } = runProgram(['check', 'body.json', '--fix'], { cwd });
  chmodSync(cwd, 0o700);
  assert.equal(code, 2);
  assert.match(err, /cannot write body.json: access is denied/);
  assert.equal(readFileSync(join(cwd, 'body.json'), 'utf8'), BROKEN);
});

test('check writes the formats of CI systems', (t) => {
  const cwd = folderWith(t, { 'body.json': BROKEN, 'valid.json': VALID });
  for (const format of ['github', 'sarif', 'tap']) {
    const { code, out } = runProgram(['check', 'body.json', 'valid.json', '--format', format], { cwd });
    assert.equal(code, 1);
    assertGolden(
      `check.${format}.txt`,
      out.replace(/"version": "\d+\.\d+\.\d+[^"]*"(?=,\n *"informationUri")/, '"version": "0.0.0"'),
    );
  }
});

test('check --json has all issues of each file', (t) => {
  const cwd = folderWith(t, { 'body.json': BROKEN, 'valid.json': VALID });
  const { code, out } = runProgram(['check', 'valid.json', 'body.json', '--json'], { cwd });
  assert.equal(code, 1);
  const { files } = JSON.parse(out);
  assert.deepEqual(
    files.map((/** @type {any} */ { file, valid }) => [file, valid]),
    [
      ['valid.json', true],
      ['body.json', false],
    ],
  );
  assert.equal(files[1].issues[0].span.line, 4);
});

test('check takes the call, its kind and its place into account', () => {
  const codes = (/** @type {string[]} */ ...args) => {
    const { out } = runProgram(['check', '-', '--json', ...args], { input: VALID });
    return JSON.parse(out).files[0].issues.map((/** @type {any} */ { code }) => code);
  };
  assert.deepEqual(codes(), []);
  assert.deepEqual(codes('--call-id', CALL_ID), []);
  assert.notDeepEqual(codes('--call-id', '1'), []);
  assert.ok(codes('--call-type', 'group').length > 0, 'a group call needs a transferee');
  assert.ok(codes('--cloud', 'china').length > 0);
});

test('check has exit code 0 for a valid body and 1 for an invalid one', () => {
  assert.equal(runProgram(['check', '-'], { input: VALID }).code, 0);
  assert.equal(runProgram(['check', '-'], { input: INVALID }).code, 1);
  assert.equal(runProgram(['check', '-'], { input: '' }).code, 1);
});

test('check reads a whole request, reports its body at its place, and shows no token', (t) => {
  const url = `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`;
  const token = 'eyJ0eXAi.s3cret.part';
  const broken = VALID.replace('704f"', '704f",');
  const curl = (/** @type {string} */ body) =>
    `curl -X POST '${url}' -H 'Authorization: Bearer ${token}' -d '${body}'\n`;
  const http = `POST ${url} HTTP/1.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n\r\n${VALID}`;
  for (const input of [curl(VALID), http]) assert.equal(runProgram(['check', '-'], { input }).code, 0, input);
  const { code, out } = runProgram(['check', '-'], { input: curl(broken) });
  assert.equal(code, 1);
  assert.match(out, /^stdin:1:\d+ error .*\(jsonTrailingComma\)/m);
  assert.ok(!out.includes('s3cret'), out);
  const cwd = folderWith(t, { 'request.sh': curl(broken) });
  assert.equal(runProgram(['check', 'request.sh', '--fix'], { cwd }).code, 0);
  assert.equal(readFileSync(join(cwd, 'request.sh'), 'utf8'), curl(VALID));
});
