// @ts-check
/** Recordings as data: their replay, and how they are written, read and compared. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseNotifications, TransferTracker } from 'graph-call-transfer';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { load } from '../bundle.mjs';

const { Replay, bodyAbout, readRecordings, writeRecordings, looksLikeRecordings, writeHar, compare, withEvent } =
  await load('model/replay', 'model/recording-file', 'model/har', 'model/comparison', 'model/event-list');

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
 * @returns {any} what came out
 */
function played({ events, ...head }) {
  const play = new Replay(head);
  for (const event of events) play.apply(event);
  return play.played;
}

/** @param {any} row */
const inWords = (row) => {
  const said = row.notifications?.map((/** @type {any} */ one) => one.state).join() ?? row.rejected?.code;
  const marks = [row.onReplacedCall && 'replaced', row.times > 1 && `×${row.times}`];
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

test('an event adds its own row and arrows, and those of the events before stay the same objects', () => {
  for (const name of readdirSync(FOLDER)) {
    const { events, ...head } = recordingOf(name.replace('.jsonl', ''));
    if (head.consultation) continue;
    const play = new Replay(head);
    let { rows, ladder } = play.played;
    for (const event of events) {
      play.apply(event);
      const now = play.played;
      const changed = (/** @type {readonly unknown[]} */ before, /** @type {readonly unknown[]} */ after) =>
        after.filter((each) => !before.includes(each)).length;
      // A lookup has two arrows; a repeated delivery, and a response after its attempt, replace one.
      assert.ok(changed(rows, now.rows) <= 1, `${name}: ${event.kind}`);
      const most = event.kind === 'notifications' ? now.rows.at(-1).notifications.length : 2;
      assert.ok(changed(ladder.arrows, now.ladder.arrows) <= most, `${name}: ${event.kind}`);
      ({ rows, ladder } = now);
    }
    assert.ok(ladder.arrows.length > 1, name);
  }
});

test('a recording that is played gives rows with ids of their own, a verdict and its time', () => {
  const { rows, status, at, outcome } = played(recordingOf('consultative-completed'));
  assert.deepEqual(rows.map(inWords), [
    'sent',
    'attempt',
    'attempt',
    'response',
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

test('silence is judged, and a late end corrects it', () => {
  const { events, ...rest } = recordingOf('silent-then-completed');
  const silent = played({ ...rest, events: events.slice(0, -1) });
  assert.equal(silent.outcome.kind, 'timedOut');
  assert.match(silent.outcome.recommendedAction, /./);
  assert.equal(played({ ...rest, events }).outcome.kind, 'completed');
});

test('after a refusal no notification belongs to the transfer; without notifications there is no status', () => {
  const refused = recordingOf('refused');
  const late = { kind: 'notifications', at: 1, body: recordingOf('silent-then-completed').events.at(-1).body };
  const over = played({ ...refused, events: [...refused.events, late] });
  assert.deepEqual([over.isOver, over.status, over.rows.length], [true, undefined, 3]);
  const silent = played({ ...recordingOf('silent-then-completed'), receivesNotifications: false });
  assert.equal(silent.status, undefined);
});

test('the known state of a call is part of the replay', () => {
  const tracker = new TransferTracker();
  tracker.expect({ callId: CALL_ID });
  const snapshot = tracker.snapshotCall(CALL_ID);
  const { events, ...head } = recordingOf('silent-then-completed');
  const { status } = played({ ...head, events: [{ kind: 'known', at: 1, snapshot }, ...events] });
  assert.equal(status.attempt, 2);
});

test('where the relay does not know the call, or cannot be read, the status before the gap stays', () => {
  const { events, ...head } = recordingOf('silent-then-completed');
  for (const isRead of [true, false]) {
    const gap = { kind: 'resync', at: 2, isRead };
    for (const [before, phase] of [
      [events, 'completed'],
      [events.slice(0, 2), 'requested'],
    ]) {
      assert.equal(played({ ...head, events: [...before, gap] }).status.phase, phase);
    }
  }
});

test('an event is recorded once, by its id; refused deliveries of a kind are one event', () => {
  const sent = { kind: 'sent', id: '0', at: 1 };
  assert.deepEqual(withEvent([], sent), [sent]);
  assert.equal(withEvent([sent], { ...sent, at: 2 }), undefined);
  assert.equal(withEvent([sent], { kind: 'silence', at: 2, seconds: 1 }).length, 2);
  const rejected = { kind: 'rejected', at: 1, status: 401, code: 'signatureInvalid', message: 'no' };
  const twice = withEvent(withEvent([], rejected), { ...rejected, unreported: 3 });
  assert.deepEqual(twice, [{ ...rejected, unreported: 4 }]);
});

test('a full recording drops the oldest event that adds no knowledge', () => {
  const events = Array.from({ length: 500 }, (_, at) => ({ kind: 'silence', at, seconds: 1 }));
  const next = { kind: 'sent', at: 500 };
  assert.equal(withEvent(events, next), undefined);
  const kept = withEvent(events, next, (/** @type {any} */ { at }) => at === 7);
  assert.deepEqual([kept.length, kept[7].at, kept.at(-1)], [500, 8, next]);
});

const HEAD = textOf('refused').split('\n')[0] ?? '';
const RESPONSE = '{"kind":"accepted","status":202,"attempts":1,"elapsedMs":1,';

for (const [what, line, fault] of /** @type {const} */ ([
  ['no JSON', '{', { kind: 'noJson' }],
  ['a number', '7', { kind: 'misfit', place: '' }],
  ['an unknown kind', '{"kind":"paid","at":1}', { kind: 'misfit', place: '/kind' }],
  ['a kind of the prototype', '{"kind":"constructor","at":1}', { kind: 'misfit', place: '/kind' }],
  ['a time before 1970', '{"kind":"sent","at":-1}', { kind: 'misfit', place: '/at' }],
  ['a time that no date can hold', '{"kind":"sent","at":9e15}', { kind: 'misfit', place: '/at' }],
  [
    'a response of no moment',
    `{"kind":"response","at":1,"response":${RESPONSE}"date":"today"}}`,
    { place: '/response/date' },
  ],
  [
    'a response of a moment that no clock shows',
    `{"kind":"response","at":1,"response":${RESPONSE}"date":"2026-03-02T25:00:00Z"}}`,
    { place: '/response/date' },
  ],
  ['a response of a third kind', '{"kind":"response","at":1,"response":{"kind":"maybe"}}', { place: '/response/kind' }],
  ['a body that is no JSON', '{"kind":"notifications","at":1,"body":"{"}', { kind: 'noNotifications' }],
  ['a body without notifications', '{"kind":"notifications","at":1,"body":"{}"}', { kind: 'noNotifications' }],
  ['a snapshot that is none', '{"kind":"known","at":1,"snapshot":"x"}', { kind: 'noSnapshot' }],
  ['the same recording again', HEAD, { kind: 'twice' }],
  ['a later version', HEAD.replace('"version":1', '"version":2'), { place: '/version' }],
])) {
  test(`a line with ${what} is reported with its number, and nothing is read`, () => {
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

test('members that no recording has are left out everywhere', () => {
  const secret = '"token":"a.secret","__proto__":{"x":1},';
  const text = textOf('consultative-completed')
    .replaceAll('{"kind"', `{${secret}"kind"`)
    .replace('"id"', `${secret}"id"`);
  const { recordings } = readRecordings(text, 'file');
  assert.doesNotMatch(JSON.stringify(recordings), /secret/);
  assert.equal(/** @type {any} */ ({}).x, undefined);
});

test('a recording becomes an HTTP archive: an entry for each attempt, with its time, its status and the last response', () => {
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

test('two recordings are compared by steps, codes and the members of their requests', () => {
  const entry = (/** @type {string} */ name) => {
    const recording = recordingOf(name);
    return { recording, played: played(recording) };
  };
  const { durations, members, codes } = compare(entry('consultative-completed'), entry('refused'));
  assert.deepEqual(
    durations.map((/** @type {any} */ { step, ms }) => [step, ...ms]),
    [
      ['response', 1190, undefined],
      ['transferring', 1500, undefined],
      ['transferAccepted', 5000, undefined],
      ['end', 4420, undefined],
    ].map(([step, first, second]) => [step, first, step === 'response' ? 50 : second]),
  );
  assert.deepEqual(
    members.map((/** @type {any} */ { pointer }) => pointer),
    ['/transferTarget/replacesCallId'],
  );
  assert.deepEqual(codes, [
    { of: 'response', values: ['202', '404 · 8522'] },
    { of: 'result', values: ['AppTransferred', undefined] },
  ]);
});

test('a text that the core cannot read, or that cannot be written again, is no recording', () => {
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
    eventWith({ kind: 'read', lookup: { kind: 'ended', status: 404.5 } }),
    eventWith({ kind: 'read', lookup: { kind: 'found', status: 200, state: '\udc00', call: '{}' } }),
    eventWith({ kind: 'read', lookup: { kind: 'found', status: 200, call: '{' } }),
    eventWith({ kind: 'read', lookup: { kind: 'found', status: 200, call: deep } }),
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
  assert.deepEqual(JSON.parse(bodyAbout({ callId: CALL_ID }, batch)), { value: [about(CALL_ID)] });
  assert.equal(bodyAbout({ callId: '00000000-0000-4000-8000-000000000000' }, batch), undefined);
});
