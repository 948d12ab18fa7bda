// @ts-check
/** Recordings as data: what comes out when they are played, and how they are written, read and compared. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseNotifications, TransferTracker } from 'graph-call-transfer';
import { inProject } from '../../tools/project.mjs';
import { load } from './bundle.mjs';

const { Play, partAbout, readRecordings, writeRecordings, looksLikeRecordings, writeHar, compare, isTold, withEvent } =
  await load('recording/play', 'recording/jsonl', 'recording/har', 'recording/compare', 'recording/told');

const FOLDER = inProject('tests/fixtures/recordings');
const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';

/** @param {string} name */
const textOf = (name) => readFileSync(join(FOLDER, `${name}.jsonl`), 'utf8');

/** @param {string} name */
const recordingOf = (name) => readRecordings(textOf(name), 'file').recordings[0];

/**
 * Plays a recording to its end.
 *
 * @param {any} recording
 * @returns {Promise<any>} what came out
 */
async function played({ events, ...head }) {
  const play = new Play(head);
  for (const event of events) play.take(event);
  await play.judge();
  return play.played;
}

/** @param {any} row */
const inWords = (row) => {
  const said = row.notifications?.map((/** @type {any} */ one) => one.state).join() ?? row.rejected?.code;
  const marks = [row.ofReplacedCall && 'replaced', row.times > 1 && `×${row.times}`];
  return [row.kind, said, ...marks].filter(Boolean).join(' ');
};

test('every recording of the fixtures is read, and written as it was', () => {
  const names = readdirSync(FOLDER);
  assert.ok(names.length >= 3);
  for (const name of names) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    assert.ok(looksLikeRecordings(text), name);
    const { recordings } = readRecordings(text, 'file');
    const lines = (/** @type {string} */ written) =>
      written
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    assert.deepEqual(lines(writeRecordings(recordings)), lines(text), name);
  }
});

test('a recording that is played gives rows with ids of their own, a verdict and its time', async () => {
  const { rows, status, at, outcome } = await played(recordingOf('consultative-completed'));
  assert.deepEqual(rows.map(inWords), [
    'sent',
    'attempt',
    'attempt',
    'answered',
    'delivery transferring ×2',
    'rejected signatureInvalid ×3',
    'delivery terminated replaced',
    'delivery terminated',
    'delivery transferAccepted',
  ]);
  assert.equal(new Set(rows.map((/** @type {any} */ { id }) => id)).size, rows.length);
  assert.equal(status.phase, 'completed');
  assert.equal(at, 1_795_400_004_420);
  assert.equal(outcome.kind, 'completed');
});

test('silence is judged, and a late end corrects it', async () => {
  const { events, ...rest } = recordingOf('silent-then-completed');
  const silent = await played({ ...rest, events: events.slice(0, -1) });
  assert.equal(silent.outcome.kind, 'timedOut');
  assert.match(silent.outcome.whatToDo, /./);
  assert.equal((await played({ ...rest, events })).outcome.kind, 'completed');
});

test('after a refusal nothing of the call is the transfer’s; where nothing is heard there is no status', async () => {
  const refused = recordingOf('refused');
  const late = { kind: 'notifications', at: 1, body: recordingOf('silent-then-completed').events.at(-1).body };
  const over = await played({ ...refused, events: [...refused.events, late] });
  assert.deepEqual([over.isOver, over.status, over.rows.length], [true, undefined, 3]);
  const unheard = await played({ ...recordingOf('silent-then-completed'), heard: false });
  assert.equal(unheard.status, undefined);
});

test('what was known of the call before is known when a recording is played', async () => {
  const tracker = new TransferTracker();
  tracker.expect({ callId: CALL_ID });
  const snapshot = tracker.snapshotOf(CALL_ID);
  const { events, ...head } = recordingOf('silent-then-completed');
  const { status } = await played({ ...head, events: [{ kind: 'known', at: 1, snapshot }, ...events] });
  assert.equal(status.attempt, 2);
});

test('where the relay knows nothing of the call, or cannot be read, what was heard before the gap stands', async () => {
  const { events, ...head } = recordingOf('silent-then-completed');
  for (const isRead of [true, false]) {
    const gap = { kind: 'resync', at: 2, isRead };
    for (const [heard, phase] of [
      [events, 'completed'],
      [events.slice(0, 2), 'requested'],
    ]) {
      assert.equal((await played({ ...head, events: [...heard, gap] })).status.phase, phase);
    }
  }
});

test('what is told twice is recorded once; refused deliveries of a kind are one event', () => {
  const { events } = recordingOf('consultative-completed');
  const countless = events.filter((/** @type {any} */ { kind }) => kind !== 'rejected');
  for (const event of countless) assert.ok(isTold(events, { ...event }), event.kind);
  const [sent, attempt] = events;
  assert.ok(!isTold([sent], attempt));
  const rejected = { kind: 'rejected', at: 1, status: 401, code: 'signatureInvalid', message: 'no' };
  const twice = withEvent(withEvent([], rejected), { ...rejected, untold: 3 });
  assert.deepEqual(twice, [{ ...rejected, untold: 4 }]);
});

const HEAD = textOf('refused').split('\n')[0] ?? '';
const ANSWER = '{"kind":"accepted","status":202,"attempts":1,"elapsedMs":1,';

for (const [what, line, fault] of /** @type {const} */ ([
  ['no JSON', '{', { kind: 'noJson' }],
  ['a number', '7', { kind: 'misfit', place: '' }],
  ['an unknown kind', '{"kind":"paid","at":1}', { kind: 'misfit', place: '/kind' }],
  ['a kind of the prototype', '{"kind":"constructor","at":1}', { kind: 'misfit', place: '/kind' }],
  ['a time before 1970', '{"kind":"sent","at":-1}', { kind: 'misfit', place: '/at' }],
  ['a time that no date can hold', '{"kind":"sent","at":9e15}', { kind: 'misfit', place: '/at' }],
  ['an answer of no moment', `{"kind":"answer","at":1,"answer":${ANSWER}"date":"today"}}`, { place: '/answer/date' }],
  [
    'an answer of a moment that no clock shows',
    `{"kind":"answer","at":1,"answer":${ANSWER}"date":"2026-03-02T25:00:00Z"}}`,
    { place: '/answer/date' },
  ],
  ['an answer of a third kind', '{"kind":"answer","at":1,"answer":{"kind":"maybe"}}', { place: '/answer/kind' }],
  ['a body that is no JSON', '{"kind":"notifications","at":1,"body":"{"}', { kind: 'noNotifications' }],
  ['a body without notifications', '{"kind":"notifications","at":1,"body":"{}"}', { kind: 'noNotifications' }],
  ['a snapshot that is none', '{"kind":"known","at":1,"snapshot":"x"}', { kind: 'noSnapshot' }],
  ['the same recording again', HEAD, { kind: 'twice' }],
  ['a later version', HEAD.replace('"version":1', '"version":2'), { place: '/version' }],
])) {
  test(`a line with ${what} is told with its number, and nothing is taken`, () => {
    const { kind, faults } = readRecordings(`${HEAD}\n\n${line}\n`, 'file');
    assert.equal(kind, 'faults');
    assert.equal(faults.length, 1);
    assert.deepEqual({ ...faults[0], ...fault }, faults[0]);
    assert.equal(faults[0].line, 3);
  });
}

test('an event before the first head, too many events, too much text and too many faults are bounded', () => {
  assert.deepEqual(readRecordings('{"kind":"sent","at":1}', 'file').faults, [{ line: 1, kind: 'noHead' }]);
  const many = '{"kind":"silence","at":1,"seconds":1}\n'.repeat(501);
  assert.deepEqual(readRecordings(`${HEAD}\n${many}`, 'file').faults, [{ line: 502, kind: 'tooManyEvents' }]);
  assert.equal(readRecordings('x\n'.repeat(100_000), 'file').faults.length, 20);
  assert.equal(readRecordings('x'.repeat(17 * 1024 * 1024), 'file').kind, 'tooLarge');
  assert.equal(readRecordings('\n \n', 'file').kind, 'empty');
  const heads = Array.from({ length: 201 }, (_, n) => JSON.stringify({ ...JSON.parse(HEAD), id: `${n}` })).join('\n');
  assert.equal(readRecordings(heads, 'file').kind, 'tooLarge');
});

test('members that no recording has are left out, wherever they stand', () => {
  const secret = '"token":"a.secret","__proto__":{"x":1},';
  const text = textOf('consultative-completed')
    .replaceAll('{"kind"', `{${secret}"kind"`)
    .replace('"id"', `${secret}"id"`);
  const { recordings } = readRecordings(text, 'file');
  assert.doesNotMatch(JSON.stringify(recordings), /secret/);
  assert.equal(/** @type {any} */ ({}).x, undefined);
});

test('a recording becomes an HTTP archive: an entry for each attempt, with its time, its status and the last answer', () => {
  const { log } = JSON.parse(writeHar([recordingOf('consultative-completed'), recordingOf('refused')], '1.0'));
  assert.deepEqual(
    log.entries.map((/** @type {any} */ { startedDateTime, time, response }) => [
      startedDateTime,
      time,
      response.status,
    ]),
    [
      ['2026-11-23T02:13:20.000Z', 90, 429],
      ['2026-11-23T02:13:21.090Z', 100, 202],
      ['2026-11-23T02:13:20.000Z', 50, 404],
    ],
  );
  const [throttled, taken, refused] = log.entries;
  assert.deepEqual(throttled.response.headers, [{ name: 'Retry-After', value: '1' }]);
  assert.deepEqual(taken.response.headers, [
    { name: 'request-id', value: '5e9d7b53-63e6-4f5a-9a4c-0b1f6c9d1a10' },
    { name: 'Date', value: 'Mon, 23 Nov 2026 02:13:21 GMT' },
  ]);
  assert.match(refused.response.content.text, /8522/);
  for (const { request, timings, time } of log.entries) {
    assert.equal(timings.send + timings.wait + timings.receive, time);
    assert.equal(request.bodySize, Buffer.byteLength(request.postData.text));
    assert.ok(request.headers.every((/** @type {any} */ { name }) => name.toLowerCase() !== 'authorization'));
  }
});

test('two recordings are compared by steps, codes and the members of their requests', async () => {
  const entry = async (/** @type {string} */ name) => {
    const recording = recordingOf(name);
    return { recording, played: await played(recording) };
  };
  const { durations, members, codes } = compare(await entry('consultative-completed'), await entry('refused'));
  assert.deepEqual(
    durations.map((/** @type {any} */ { step, ms }) => [step, ...ms]),
    [
      ['answer', 1190, undefined],
      ['transferring', 1500, undefined],
      ['transferAccepted', 5000, undefined],
      ['end', 4420, undefined],
    ].map(([step, first, second]) => [step, first, step === 'answer' ? 50 : second]),
  );
  assert.deepEqual(
    members.map((/** @type {any} */ { pointer }) => pointer),
    ['/transferTarget/replacesCallId'],
  );
  assert.deepEqual(codes, [
    { of: 'answer', values: ['202', '404 · 8522'] },
    { of: 'result', values: ['AppTransferred', undefined] },
  ]);
});

test('what the core could not read, or nobody could write again, is no recording', () => {
  const [head = '', ...events] = textOf('silent-then-completed').trim().split('\n');
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const headWith = (/** @type {object} */ members) => [JSON.stringify({ ...JSON.parse(head), ...members }), ...events];
  const eventWith = (/** @type {object} */ event) => [head, JSON.stringify({ at: 1, ...event })];
  const hostile = [
    headWith({ callId: '' }),
    headWith({ callId: '\ud800' }),
    eventWith({ kind: 'attempt', attempt: { number: 1.5, elapsedMs: 1 } }),
    eventWith({ kind: 'attempt', attempt: { number: 1, status: 202.5, elapsedMs: 1 } }),
    eventWith({ kind: 'silence', seconds: 1.5 }),
    eventWith({ kind: 'read', reading: { kind: 'ended', status: 404.5 } }),
    eventWith({ kind: 'read', reading: { kind: 'found', status: 200, state: '\udc00', call: '{}' } }),
    eventWith({ kind: 'read', reading: { kind: 'found', status: 200, call: '{' } }),
    eventWith({ kind: 'read', reading: { kind: 'found', status: 200, call: deep } }),
  ];
  for (const lines of hostile) {
    const text = lines.join('\n');
    assert.equal(readRecordings(text, 'file').kind, 'faults', text.slice(0, 300));
  }
});

test('of a body only what is about the transfer is recorded: no token beside it, no call of others', () => {
  const about = (/** @type {string} */ callId) => ({
    changeType: 'updated',
    resourceUrl: `/communications/calls/${callId}`,
    resourceData: { '@odata.type': '#microsoft.graph.call', state: 'transferring' },
  });
  const others = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';
  const batch = parseNotifications({ validationTokens: ['eyJhbGciOi'], value: [about(CALL_ID), about(others)] });
  assert.deepEqual(JSON.parse(partAbout({ callId: CALL_ID }, batch)), { value: [about(CALL_ID)] });
  assert.equal(partAbout({ callId: '00000000-0000-4000-8000-000000000000' }, batch), undefined);
});
