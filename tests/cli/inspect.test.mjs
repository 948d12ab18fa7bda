// @ts-check
/** `inspect`. */

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { ACCEPTED, bodyOf, CALL_ID, COMPLETED, FAILED, LOG, TRANSFERRING } from './support/logs.mjs';
import { assertGolden, folderWith, hasTerminal, runInTerminal, runProgram, startProgram } from './support/program.mjs';

const RECORDING = 'tests/fixtures/recordings/consultative-completed.jsonl';

test('inspect shows the verdict, its evidence and the ladder of a log, sorted by time', (t) => {
  const cwd = folderWith(t, { 'bot.log': LOG });
  const { code, out, err } = runProgram(['inspect', 'bot.log'], { cwd });
  assert.deepEqual([code, err], [1, '']);
  assert.match(out, /Sorted by time: 2 of 4 were in another order\./);
  assert.match(out, new RegExp(`^call ${CALL_ID} {2}failed, certain$`, 'm'));
  assert.match(out, /^ {4}4 {2}10:00:03\.000 {2}cannot be read: /m);
  assert.match(out, /evidence +transferring → failure \(established, 500\/7000\)/);
  assertGolden('ladder.txt', out.slice(out.indexOf('     transferee')));
});

test('inspect shows a recording of the console', () => {
  const { code, out } = runProgram(['inspect', inProject(RECORDING)]);
  assert.equal(code, 0);
  assertGolden('inspect-recording.txt', out);
});

/** The recordings of a consultation, as the console exports them. @param {readonly object[]} end its last events */
function consultation(end) {
  const id = '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11';
  // Before the recording of the transfer.
  const at = 1_795_399_990_000;
  const target = { kind: 'phone', id: '+12345678901' };
  const notified = (/** @type {string} */ state) => ({
    kind: 'notifications',
    body: bodyOf({ state }).replaceAll(CALL_ID, ASKED_ID),
  });
  return [
    {
      ...{ format: 'graph-call-transfer recording', version: 1, id, callId: CALL_ID, receivesNotifications: true },
      consultation: { target, destination: 'simulator' },
    },
    { kind: 'dialed' },
    {
      ...{ kind: 'consultation', event: { kind: 'created', callId: ASKED_ID } },
      response: { kind: 'created', status: 201, callId: ASKED_ID },
    },
    ...['ringing', 'established'].map(notified),
    ...end,
  ].map((line, index) => JSON.stringify({ ...line, ...(index > 0 && { at: at + 500 * index }) }));
}
const ASKED_ID = '2e1a0b00-7d2c-4a0b-9d5e-0f6b1c2d3e4f';
const TAKEN_BACK = [
  { kind: 'consultation', event: { kind: 'cancel' } },
  { kind: 'consultation', event: { kind: 'hungUp' } },
];

test('inspect draws the consultation and the transfer that follows it in one ladder', () => {
  const transfer = readFileSync(inProject(RECORDING), 'utf8');
  const input = [...consultation([]), transfer].join('\n');
  const { code, out } = runProgram(['inspect', '-', '--quiet'], { input });
  assert.equal(code, 0);
  assert.equal(out.match(/POST call/g)?.length, 1);
  assertGolden('inspect-consultation.txt', out);
  const { out: mermaid } = runProgram(['inspect', '-', '--mermaid'], { input });
  assert.match(mermaid, /POST call.*: ringing\n.*: established\n.*the consultation call\n.*POST transfer/s);
});

test('inspect draws a consultation that no transfer follows, with its end', () => {
  const input = consultation(TAKEN_BACK).join('\n');
  const { code, out } = runProgram(['inspect', '-', '--quiet'], { input });
  assert.equal(code, 0);
  assertGolden('inspect-consultation-alone.txt', out);
  const { consultations, calls } = JSON.parse(runProgram(['inspect', '-', '--json'], { input }).out);
  const [{ mermaid, ...facts }] = consultations;
  assert.deepEqual(
    [calls, facts],
    [[], { callId: CALL_ID, consultationCallId: ASKED_ID, phase: 'ended', end: 'cancelled' }],
  );
  assert.match(mermaid, /DELETE call/);
  assert.match(runProgram(['inspect', '-', '--mermaid'], { input }).out, /^%% call [\w-]+\nsequenceDiagram\n/);
});

test('inspect --mermaid writes diagrams', () => {
  const { out } = runProgram(['inspect', inProject(RECORDING), '--mermaid']);
  assert.match(out, /^%% call [\w-]+\nsequenceDiagram\n/);
});

test('inspect --json has the notifications and the verdicts', () => {
  const { out } = runProgram(['inspect', '-', '--json'], { input: LOG });
  const { notifications, moved, calls } = JSON.parse(out);
  assert.deepEqual([notifications.length, moved], [4, 2]);
  const [{ callId, outcome, status }] = calls;
  assert.deepEqual([callId, outcome, status.certainty], [CALL_ID, 'failed', 'certain']);
});

test('inspect finds the same verdict in every form of a log', () => {
  const bodies = [TRANSFERRING, ACCEPTED, COMPLETED];
  const pretty = bodies.map((body) => JSON.stringify(JSON.parse(body), null, 2));
  for (const [what, input] of Object.entries({
    'JSON Lines': bodies.join('\n'),
    'Windows line ends': bodies.join('\r\n'),
    'a list': `[${pretty.join(',\n')}]`,
    'indented bodies': pretty.join('\n'),
    'a logger that writes objects': bodies
      .map((body) => JSON.stringify({ level: 30, body: JSON.parse(body) }))
      .join('\n'),
    'a logger that writes texts': bodies.map((body) => JSON.stringify({ message: `received ${body}` })).join('\n'),
    'whole requests': bodies.map((body) => `POST /api/calls HTTP/1.1\r\nHost: bot\r\n\r\n${body}`).join('\r\n'),
    'a byte order mark': `\ufeff${bodies.join('\n')}`,
  })) {
    const { code, out } = runProgram(['inspect', '-', '--json'], { input });
    const { calls } = JSON.parse(out);
    assert.deepEqual([code, calls[0]?.outcome, calls[0]?.status.certainty], [0, 'completed', 'certain'], what);
  }
});

test('inspect knows that a transfer was sent', () => {
  const input = JSON.stringify({
    value: [
      { changeType: 'deleted', resourceUrl: `/communications/calls/${CALL_ID}`, resourceData: { state: 'terminated' } },
    ],
  });
  const alone = runProgram(['inspect', '-'], { input });
  assert.match(alone.out, /No transfer was found in the call\. If one was sent, name its call: --expect GUID/);
  const expected = runProgram(['inspect', '-', '--expect', CALL_ID], { input });
  assert.match(expected.out, /ended without a transfer, unknown/);
});

test('inspect reports a text without notifications', () => {
  const { code, err } = runProgram(['inspect', '-'], { input: 'nothing\n{"a":1}\n' });
  assert.equal(code, 1);
  assert.match(err, /No notification was found/);
});

test('inspect --follow reports each change as the log grows, also after a rotation', async (t) => {
  const cwd = folderWith(t, { 'bot.log': '' });
  const file = join(cwd, 'bot.log');
  const { child, find, ended, output } = startProgram(t, ['inspect', 'bot.log', '--follow'], { cwd });
  appendFileSync(file, `10:00 ${TRANSFERRING.slice(0, 40)}`);
  appendFileSync(file, `${TRANSFERRING.slice(40)}\n`);
  await find(/no verdict yet, transferring/);
  renameSync(file, `${file}.1`);
  writeFileSync(file, `${COMPLETED}\n`);
  await find(/completed, certain/);
  child.kill('SIGINT');
  assert.equal(await ended, 130);
  assert.equal(output.err, '');
});

test('inspect - --follow --json reads a pipe, and writes one line for each event', async (t) => {
  const { child, find, ended, output } = startProgram(t, ['inspect', '-', '--follow', '--json']);
  child.stdin.write(`${TRANSFERRING}\n`);
  await find(/"kind":"verdict"/);
  child.stdin.end(`${FAILED}\n`);
  assert.equal(await ended, 0);
  const lines = output.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ kind, outcome }) => [kind, outcome]),
    [
      ['call', undefined],
      ['verdict', 'timedOut'],
      ['call', undefined],
      ['verdict', 'failed'],
    ],
  );
});

test('inspect shows no control characters of a log in a terminal', { skip: !hasTerminal }, (t) => {
  const hostile = FAILED.replace('established', 'est\\u001b[31mab').replace(CALL_ID, '\\u001b]0;x\\u0007');
  const cwd = folderWith(t, { 'bot.log': `${hostile}\n${FAILED.replace('Transfer', '\\u001b[2J')}` });
  const { out } = runInTerminal(['inspect', 'bot.log'], { cwd, env: { NO_COLOR: '1' } });
  assert.ok(!out.includes('\u001b') && !out.includes('\u0007'), JSON.stringify(out));
});

test('inspect reads a day of a busy bot', () => {
  const lines = [];
  for (let call = 0; call < 3000; call += 1) {
    const id = `341a0500-d4bf-4224-8b19-${String(call).padStart(12, '0')}`;
    for (const body of [TRANSFERRING, ACCEPTED, COMPLETED]) lines.push(body.replaceAll(CALL_ID, id));
  }
  const { code } = runProgram(['inspect', '-', '--quiet'], { input: lines.join('\n') });
  assert.equal(code, 0);
});

test('fixtures of recordings are read without a fault', () => {
  for (const name of ['consultative-completed', 'refused', 'silent-then-completed']) {
    const { out } = runProgram(['inspect', '-', '--json'], {
      input: readFileSync(inProject(`tests/fixtures/recordings/${name}.jsonl`)),
    });
    assert.equal(JSON.parse(out).calls.length, 1, name);
  }
});

const BROKEN_EVENTS = [
  '{"kind":"response"}',
  '{"kind":"response","response":{"kind":"accepted","status":"x"}}',
  '{"kind":"response","response":{"kind":"refused","status":403,"error":null}}',
  '{"kind":"attempt","attempt":7}',
  '{"kind":"silence","seconds":"long"}',
  '{"kind":"known","snapshot":"x"}',
  '{"kind":"read","lookup":null}',
];
for (const event of BROKEN_EVENTS) {
  test(`inspect shows an invalid event of a recording, and reads on: ${event}`, () => {
    const [head, sent, ...others] = readFileSync(inProject(RECORDING), 'utf8').split('\n');
    const { code, out } = runProgram(['inspect', '-'], { input: [head, sent, event, ...others].join('\n') });
    assert.equal(code, 0);
    assert.match(out, /^ +3 .*cannot be read: event "\w+" of the recording is invalid: /m);
    assert.match(out, /completed/);
  });
}

test('inspect names the sender of an event that is not a notification of Graph', () => {
  const event = {
    id: '1',
    source: 'calling/callConnections/x',
    type: 'Microsoft.Communication.CallTransferFailed',
    specversion: '1.0',
    data: { callConnectionId: 'x', resultInformation: { code: 404, subCode: 10202 } },
  };
  const input = JSON.stringify([event]);
  const { code, out } = runProgram(['inspect', '-'], { input });
  assert.equal(code, 1);
  assert.match(out, /This is an event of Azure Communication Services/);
  const { notifications } = JSON.parse(runProgram(['inspect', '-', '--json'], { input }).out);
  assert.equal(notifications[0].kind, 'foreign');
  // Further lines of a log are not taken for one.
  const log = '{"level":"info","type":"message","msg":"started"}\n';
  assert.match(runProgram(['inspect', '-'], { input: log }).err, /No notification was found/);
});
