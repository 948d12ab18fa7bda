// @ts-check
/** `explain`. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { requireInstalled } from '../package/support/installed.mjs';
import { CALL_ID, LOG } from './support/logs.mjs';
import { folderWith, hasTerminal, PROGRAM, runInTerminal, runProgram } from './support/program.mjs';

/** @type {typeof import('graph-call-transfer/codes')} */
const { explainError, explainResult } = requireInstalled('graph-call-transfer/codes');

/** @param {string} text */
const joined = (text) => text.replace(/\s+/g, ' ');

/** @type {[args: string[], explanation: ReturnType<typeof explainResult>][]} */
const CODES = [
  [['500/7000'], explainResult({ code: 500, subcode: 7000 })],
  [['7503'], explainError('7503')],
  [['403/510559'], explainResult({ code: 403, subcode: 510559 })],
  [['AppTransferred'], explainResult(undefined, 'AppTransferred')],
  [['apptransferred'], explainResult(undefined, 'AppTransferred')],
  [['DiagCode: 480#10037'], explainResult({ message: 'DiagCode: 480#10037' })],
  [['DiagCode:', '480#10037'], explainResult({ message: 'DiagCode: 480#10037' })],
  [['480#10037.@'], explainResult({ code: 480, subcode: 10037 })],
  [['403/7505'], explainError('7505', 403)],
  [['InvalidAuthenticationToken'], explainError('InvalidAuthenticationToken')],
  [['429'], explainError(undefined, 429)],
  [['403/generalException'], explainError('generalException', 403)],
  [['HTTP/1.1 403 Forbidden'], explainError(undefined, 403)],
  [['SIP/2.0 486 Busy Here'], explainResult({ code: 486 })],
  [['code: 500 subCode: 7000'], explainResult({ code: 500, subcode: 7000 })],
  [['{"code":500,"subcode":7000}'], explainResult({ code: 500, subcode: 7000 })],
];

test('explain shows the entry of every form of a code', () => {
  for (const [codes, explanation] of CODES) {
    assert.ok(explanation);
    const { code, out, err } = runProgram(['explain', ...codes]);
    assert.deepEqual([code, err], [0, ''], codes.join(' '));
    for (const text of [explanation.name, explanation.meaning, explanation.likelyCause, explanation.source]) {
      assert.ok(joined(out).includes(joined(text)), `${codes.join(' ')}: ${text} is not in ${out}`);
    }
  }
});

test('explain --json has the entry of every form of a code', () => {
  const { results } = JSON.parse(runProgram(['explain', '--json', ...CODES.flatMap(([codes]) => codes)]).out);
  for (const [index, [codes, explanation]] of CODES.entries()) {
    const entries = results[index].explanations.map((/** @type {{ entry: string }} */ { entry }) => entry);
    assert.ok(entries.includes(explanation?.entry), `${codes.join(' ')}: ${entries.join()}`);
  }
});

test('explain shows several codes, and reports the unknown ones with exit code 1', () => {
  const { code, out, err } = runProgram(['explain', '500/7000', 'nonsense', '7503', 'missing.log']);
  assert.equal(code, 1);
  assert.match(out, /^500\/7000 {2}/m);
  assert.match(out, /^7503 {2}/m);
  assert.match(err, /unknown: "nonsense"\. The code book has no entry/);
  assert.match(err, /unknown: "missing.log"\. There is no such file/);
});

test('explain reads codes among words and with other marks, if the book has exactly these', () => {
  for (const [query, name] of [
    ['500-7000', 'Transfer failed'],
    ['500.7000', 'Transfer failed'],
    ['subcode: 10037', 'No callee endpoints'],
    ['call end reason 5003', 'Conversation ended'],
    ['Teams error 403 510544', 'No trunk for the outgoing call'],
    ['AADSTS7000215', 'Invalid client secret'],
  ]) {
    const { code, out } = runProgram(['explain', String(query)]);
    assert.equal(code, 0, query);
    assert.ok(out.startsWith(`${query}  ${name}`), out);
  }
  for (const query of ['cause=31', 'Q.850;cause=16', 'room 17', 'version 2.14', 'call 404 times']) {
    assert.deepEqual([runProgram(['explain', query]).code, query], [1, query]);
  }
});

test('explain does not repeat a token in place of a code', () => {
  const token = 'eyJhbGciOiJub25lIn0.eyJ0aWQiOiJ4In0.c2ln';
  const { code, out, err } = runProgram(['explain', token]);
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /unknown: "\[token\]"/);
  assert.doesNotMatch(runProgram(['explain', `--${token}`]).err, /eyJ/);
});

test('explain reads the codes of a log from the standard input and from a file', (t) => {
  const cwd = folderWith(t, { 'bot.log': LOG });
  const piped = runProgram(['explain', '-'], { input: LOG });
  assert.deepEqual([piped.code, piped.err], [0, '']);
  assert.match(piped.out, /^500\/7000, DiagCode 480#10037 {2}/m);
  assert.match(piped.out, new RegExp(`line 1 · call ${CALL_ID} · established`));
  assert.match(piped.out, /^403\/7505 {2}[\s\S]*line 5/m);
  assert.deepEqual(runProgram(['explain', 'bot.log'], { cwd }), piped);
  const { findings } = JSON.parse(runProgram(['explain', 'bot.log', '--json'], { cwd }).out);
  assert.deepEqual(
    findings.map((/** @type {any} */ { as, codes, line, callId }) => [as, codes, line, callId]),
    [
      ['result', '500/7000, DiagCode 480#10037', 1, CALL_ID],
      ['error', '403/7505', 5, undefined],
    ],
  );
});

/** @type {[what: string, text: string, codes: string[]][]} */
const TEXTS = [
  ['an error response', '{"error":{"code":"7504","message":"No permission."}}', ['7504']],
  [
    'an HTTP response',
    'HTTP/1.1 403 Forbidden\r\ncontent-type: application/json\r\n\r\n{"error":{"code":"generalException","message":"x"}}',
    ['403/generalException'],
  ],
  ['a reason', `{"resourceData":{"state":"terminated","terminationReason":"AppTransferred"}}`, ['AppTransferred']],
  [
    'a body in a text in a body',
    JSON.stringify({ log: JSON.stringify({ msg: JSON.stringify({ resultInfo: { code: 603, subcode: 8538 } }) }) }),
    ['603/8538'],
  ],
  ['a line with words', 'WARN call ended code=500, subcode=7700', ['500/7700']],
  ['a line with a pair', 'transfer failed: 500/7000', ['500/7000']],
  ['a line with a DiagCode', 'Call failed. DiagCode: 480#10037.@', ['DiagCode: 480#10037']],
  ['dates, paths and fractions', '2026/11/30 500/7000.png /var/log/500/70001 12/1234', []],
  ['a brace that is never closed', '{{{ "a { transfer failed: 500/7000', ['500/7000']],
  ['the same code twice', 'ended 500/7000\nended 500/7000', ['500/7000']],
  ['an unknown result', '{"resultInfo":{"code":1,"subcode":2}}', ['1/2']],
];

test('explain - finds the codes in every form of a text', () => {
  for (const [what, input, expected] of TEXTS) {
    const { code, out } = runProgram(['explain', '-', '--json'], { input });
    const { findings } = JSON.parse(out);
    assert.deepEqual(
      findings.map((/** @type {any} */ { codes }) => codes),
      expected,
      what,
    );
    assert.equal(code, expected.length > 0 ? 0 : 1, what);
  }
});

test('explain reads UTF-16, as PowerShell writes it', () => {
  const utf16 = new Uint8Array(Buffer.from('\ufeffcode 500/7000\r\n', 'utf16le'));
  assert.match(runProgram(['explain', '-'], { input: utf16 }).out, /^500\/7000/m);
});

test('explain - finds the codes in what SDKs print', () => {
  for (const [input, found] of [
    ['GraphError: {"statusCode":404,"code":"8522","body":"{\\"code\\":\\"8522\\"}"}', /^404\/8522 {2}/m],
    ['ODataError: Code: 7505 Message: Request authorization tenant mismatch.', /^7505 {2}/m],
    ['Code: UnknownError Message: {"errorCode":"7503","message":"not registered"}', /^UnknownError, 7503 {2}/m],
    ['{"Value":[{"ResourceData":{"State":"terminated","ResultInfo":{"Code":200,"Subcode":4521}}}]}', /^200\/4521 {2}/m],
    ['terminationReason: AppTransferred', /^AppTransferred {2}/m],
    ['SIP/2.0 486 Busy Here', /^SIP 486 {2}/m],
  ]) {
    const { code, out, err } = runProgram(['explain', '-'], { input: `${input}\n` });
    assert.deepEqual([code, err], [0, ''], String(input));
    assert.match(out, /** @type {RegExp} */ (found));
  }
});

test('explain names the code inside the message of an error', () => {
  const message = JSON.stringify({ errorCode: '7503', message: 'Application is not registered in our store.' });
  const input = `HTTP/1.1 403 Forbidden\r\n\r\n${JSON.stringify({ error: { code: 'UnknownError', message } })}`;
  const { code, out } = runProgram(['explain', '-'], { input });
  assert.equal(code, 0);
  assert.match(out, /^403\/UnknownError, 7503 {2}Application not registered\n/);
});

test('explain reads what a shell hands over as a file, and names a folder', (t) => {
  const cwd = folderWith(t, { 'bot.log': LOG });
  const { stdout, status } = spawnSync('bash', ['-c', `"${process.execPath}" "${PROGRAM}" explain <(cat bot.log)`], {
    cwd,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.match(stdout, /^500\/7000, DiagCode 480#10037 {2}/m);
  const { code, err } = runProgram(['explain', '.'], { cwd });
  assert.equal(code, 2);
  assert.match(err, /cannot read \.: it is a folder/);
});

// A search that is not linear does not end: the square of this length takes minutes.
test('explain - and inspect - end for a long text of any marks', { timeout: 120_000 }, async () => {
  const { findCodes } = await import(PROGRAM.replace('main.js', 'explain/findings.js'));
  const { EntryReader } = await import(PROGRAM.replace('main.js', 'inspect/entries.js'));
  for (const unit of [
    '{',
    '{"',
    '"',
    "'",
    "{'",
    "{'a': ",
    '{a: ',
    '\\"',
    '{\\"',
    '{\n',
    'x {\n',
    'eyJa.b.',
    'APIError Code: 403 ',
    '\\',
    '{"a":',
    '[{',
    'code=1 ',
    '5',
    '500/',
    '{}{',
    '{}}{',
    'HTTP/1.1 403 {}',
    'POST /calls/12345678/transfer\n',
  ]) {
    const text = unit.repeat(200_000 / unit.length);
    assert.ok(Array.isArray(findCodes(text)), unit);
    assert.ok(Array.isArray(new EntryReader().read(text, { isLast: true })), unit);
  }
});

test('explain shows no control characters of a log in a terminal', { skip: !hasTerminal }, (t) => {
  const cwd = folderWith(t, { 'bot.log': '{"resultInfo":{"code":1,"subcode":2},"callId":"\\u001b[31mred\\u0007"}' });
  const { out } = runInTerminal(['explain', 'bot.log'], { cwd, env: { NO_COLOR: '1' } });
  assert.ok(out.includes('\\u001b[31mred\\u0007') && !out.includes('\u001b') && !out.includes('\u0007'), out);
});

test('explain does not load the wasm module', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `
    for (const name of ['Module', 'Instance', 'compile', 'instantiate']) WebAssembly[name] = () => { throw new Error('wasm'); };
    const { runProgram } = await import(${JSON.stringify(PROGRAM.replace('main.js', 'program.js'))});
    await runProgram(['explain', '500/7000']);`,
    ],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});
