// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cyclic, deep, raise, revoked, shared, thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import { serve } from './support/server.mjs';
import './support/settled.mjs';
import { BODY, CALL_ID, INPUT } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').Issue} Issue */

const getter = () => Object.defineProperty({}, 'callId', { get: raise, enumerable: true });

/** @type {[string, () => unknown, (cause: unknown) => boolean][]} objects without a JSON form, and a check of the cause */
const NO_JSON = [
  ['a throwing getter', getter, (cause) => cause === thrown],
  ['a throwing toJSON', () => ({ toJSON: raise }), (cause) => cause === thrown],
  ['a revoked proxy', () => revoked(), (cause) => cause instanceof TypeError],
  ['a cycle', cyclic, (cause) => cause instanceof TypeError],
  ['nesting without end', () => deep(), (cause) => cause instanceof RangeError],
  ['a BigInt in it', () => ({ callId: 7n }), (cause) => cause instanceof TypeError],
];

for (const [what, make, isCause] of NO_JSON) {
  test(`${what} is the issue unreadableInput of its part, and the cause of a thrown error`, async () => {
    const value = /** @type {any} */ (make());
    for (const [report, part] of /** @type {[{ issues: readonly Issue[] }, string][]} */ ([
      [api.validateTransfer(value), 'input'],
      [api.validateTransfer(INPUT, value), 'context'],
      [api.parseTransfer(CALL_ID, value), 'body'],
      [api.parseTransfer(CALL_ID, BODY, value), 'context'],
      [api.inspectToken('a.e30.b', value), 'endpoint'],
    ])) {
      const issue = report.issues.find(({ code }) => code === 'unreadableInput');
      assert.deepEqual([issue?.part, issue?.path, issue?.severity], [part, '', 'error']);
    }
    const built = thrownBy(() => api.buildTransfer(value));
    const sent = await failureOf(api.sendTransfer(value, { token: null, fetch: () => assert.fail('sent') }));
    for (const error of [built, sent]) {
      assert.deepEqual([error.code, error.issues?.[0]?.code], ['invalidTransfer', 'unreadableInput']);
      assert.ok(isCause(error.cause), String(error.cause));
    }
  });
}

test('unreadable option is reported with its path and the cause', async () => {
  for (const name of ['token', 'signal', 'timeoutMs', 'retry', 'fetch', 'clientRequestId', 'onAttempt']) {
    const options = Object.defineProperty({ token: null, fetch: () => assert.fail('sent') }, name, { get: raise });
    const error = await failureOf(api.sendTransfer(INPUT, options));
    assert.equal(error.code, 'invalidOptions');
    assert.deepEqual([error.issues?.[0]?.code, error.issues?.[0]?.path], ['unreadableInput', `/${name}`]);
    assert.equal(error.cause, thrown);
  }
});

/** @type {[string, () => unknown, string, object | undefined][]} the body, the expected issue, and its span */
const BODIES = [
  [
    'invalid UTF-8',
    () => Uint8Array.of(0x7b, 0x22, 0xc3, 0xa4, 0xff),
    'invalidUtf8',
    { start: 3, end: 4, line: 1, column: 4 },
  ],
  [
    'half a surrogate pair',
    () => '{"ä":\n"\ud83d\ude00\udc00"}',
    'loneSurrogate',
    { start: 9, end: 10, line: 2, column: 4 },
  ],
  [
    'an escape of half a surrogate pair',
    () => '{"a":"\\ud800"}',
    'jsonLoneSurrogate',
    { start: 6, end: 12, line: 1, column: 7 },
  ],
  ['nothing', () => '', 'jsonEmpty', { start: 0, end: 0, line: 1, column: 1 }],
  ['no bytes', () => new Uint8Array(), 'jsonEmpty', { start: 0, end: 0, line: 1, column: 1 }],
  ['20 MB of text', () => ' '.repeat(20_000_000), 'jsonTooLarge', undefined],
  ['20 MB of bytes', () => new Uint8Array(20_000_000), 'jsonTooLarge', undefined],
  ['nesting without end', () => '['.repeat(100_000), 'jsonTooDeep', undefined],
  ['an object nested too deeply', () => deep(1000), 'jsonTooDeep', undefined],
  ['a number', () => 7, 'wrongType', undefined],
  ['null', () => null, 'wrongType', undefined],
  ['a BigInt', () => 7n, 'wrongType', undefined],
  ['a symbol', () => Symbol('s'), 'wrongType', undefined],
  ['a function', () => () => {}, 'wrongType', undefined],
];

for (const [what, make, code, span] of BODIES) {
  test(`body of ${what} is the issue ${code}`, () => {
    const report = api.parseTransfer(CALL_ID, /** @type {any} */ (make()));
    assert.equal(report.valid, false);
    const issue = report.issues.find((candidate) => candidate.code === code);
    assert.deepEqual(
      [issue?.part, issue?.severity],
      ['body', 'error'],
      report.issues.map((found) => found.code).join(),
    );
    if (span) assert.deepEqual(issue?.span, span);
  });
}

test('bytes are read from every kind of buffer and view', () => {
  const bytes = new TextEncoder().encode(`xx${BODY}xx`);
  for (const body of [
    Buffer.from(BODY),
    bytes.subarray(2, -2),
    shared(BODY),
    bytes.slice(2, -2).buffer,
    new TextEncoder().encode(`\uFEFF${BODY}`),
  ]) {
    const report = api.parseTransfer(CALL_ID, body);
    assert.deepEqual(
      report.issues.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.ok(report.valid);
    assert.equal(JSON.stringify(report.request.body), BODY);
  }
});

/** @type {[string, unknown, string][]} */
const CALL_IDS = [
  ['a path and a query', 'a/../b?x=1#y', 'idIsPath'],
  ['dots, encoded', '%2e%2e', 'notAGuid'],
  ['dots', '..', 'notAGuid'],
  ['nothing', '', 'idEmpty'],
  ['white space around it', ` ${CALL_ID}`, 'idPadded'],
  ['a line break in it', `${CALL_ID.slice(0, 18)}\r\n${CALL_ID.slice(18)}`, 'notAGuid'],
  ['a NUL at its end', `${CALL_ID}\0`, 'notAGuid'],
  ['a header', `${CALL_ID} HTTP/1.1\r\nX-Evil: 1`, 'idIsPath'],
  ['digits of another script', CALL_ID.replace('3', '\u0663'), 'notAGuid'],
  ['half a surrogate pair', `${CALL_ID.slice(1)}\ud800`, 'notAGuid'],
  ['129 letters', 'a'.repeat(129), 'idTooLong'],
  ['as many slashes', '/'.repeat(129), 'idIsPath'],
  ['a whole URL', `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}`, 'idIsPath'],
  ['a number', 7, 'wrongType'],
  ['an object with toString', { toString: () => CALL_ID }, 'wrongType'],
];

for (const [what, callId, code] of CALL_IDS) {
  test(`call id of ${what} is ${code} in every function, and no request is sent`, async (t) => {
    const server = await serve(t);
    const endpoint = { baseUrl: server.baseUrl };
    const input = /** @type {any} */ ({ ...INPUT, callId });
    const request = /** @type {any} */ ({
      callId,
      kind: 'blind',
      callType: 'peerToPeer',
      body: JSON.parse(BODY),
      issues: [],
    });

    assert.ok(codes(api.validateTransfer(input)).includes(code));
    assert.ok(codes(api.validateTransfer(request)).includes(code));
    assert.ok(codes(api.parseTransfer(/** @type {any} */ (callId), BODY)).includes(code));
    for (const refused of [
      () => api.buildTransfer(input),
      () => api.describeTransfer(input, endpoint),
      () => api.describeTransfer(request, endpoint),
    ]) {
      const error = thrownBy(refused);
      assert.equal(error.code, 'invalidTransfer');
      assert.ok(codes(error).includes(code));
      assert.ok(error.message.length < 1000);
    }
    for (const transfer of [input, request]) {
      const error = await failureOf(api.sendTransfer(transfer, { token: null, endpoint }));
      assert.equal(error.code, 'invalidTransfer');
    }
  });
}

test('call id of 1 MB is refused in every function, and not repeated', async (t) => {
  const server = await serve(t);
  const callId = 'a'.repeat(1_000_000);
  const input = { ...INPUT, callId };
  for (const report of [api.validateTransfer(input), api.parseTransfer(callId, BODY)]) {
    assert.equal(report.valid, false);
    assert.ok(JSON.stringify(report).length < 2000);
  }
  const options = { token: null, endpoint: { baseUrl: server.baseUrl } };
  for (const error of [thrownBy(() => api.buildTransfer(input)), await failureOf(api.sendTransfer(input, options))]) {
    assert.equal(error.code, 'invalidTransfer');
    assert.ok(JSON.stringify(error).length < 2000);
  }
});

test('sendTransfer reads the input at the call: later changes are not sent', async () => {
  const input = structuredClone(/** @type {any} */ (INPUT));
  /** @type {unknown[]} */
  const sent = [];
  const options = {
    token: null,
    fetch: async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
      sent.push(url.includes(CALL_ID), init.body);
      return new Response(null, { status: 202 });
    },
  };
  const sending = api.sendTransfer(input, options);
  input.callId = '00000000-0000-4000-8000-000000000001';
  input.target = { phone: '+12345678901' };
  options.fetch = () => assert.fail('the fetch of later was called');
  await sending;
  assert.deepEqual(sent, [true, BODY]);
});

/** @param {{ issues?: readonly Issue[] }} found */
function codes({ issues = [] }) {
  return issues.map(({ code }) => /** @type {string} */ (code));
}

/**
 * @param {() => unknown} call
 * @returns {import('graph-call-transfer').TransferError}
 */
function thrownBy(call) {
  try {
    call();
  } catch (error) {
    assert.ok(api.isTransferError(error), String(error));
    return error;
  }
  return assert.fail('nothing was thrown');
}

/** Values with 300,000 members, which count how often they are read. */
function manyMembers() {
  let reads = 0;
  const count = (/** @type {any} */ target, /** @type {any} */ name) => {
    reads += 1;
    return target[name];
  };
  const object = Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`m${at}`, at]));
  return {
    list: new Proxy(Array(300_000).fill(0), { get: count }),
    object: new Proxy(object, { get: count }),
    reads: () => reads,
  };
}

test('value that is too large is refused before it is read as a whole', () => {
  const { list, object, reads } = manyMembers();
  const bytes = new Uint8Array(16_000_000);
  const calls = /** @type {((value: any) => unknown)[]} */ ([
    (value) => api.validateTransfer(value).issues[0],
    (value) => api.validateTransfer(/** @type {any} */ ({ callId: CALL_ID, body: value })).issues[0],
    (value) => api.validateTransfer(INPUT, value).issues[0],
    (value) => api.parseTransfer(CALL_ID, { transferTarget: value }).issues[0],
    (value) => api.parseTransfer(CALL_ID, [value]).issues[0],
    (value) => api.buildTransfer(value),
    (value) => api.describeTransfer(value),
    (value) => api.describeTransfer(INPUT, value),
    (value) => new api.TransferTracker().expect(value),
  ]);
  for (const [at, call] of calls.entries()) {
    for (const value of [list, object, bytes]) {
      const before = reads();
      try {
        call(value);
      } catch (error) {
        assert.ok(api.isTransferError(error), String(error));
      }
      assert.ok(reads() - before < 150_000, `call ${at} read ${reads() - before} members`);
    }
  }
});

test('payload that is too large is refused before it is read as a whole', () => {
  let reads = 0;
  const value = new Proxy(Array(5_000_000).fill(0), {
    get(target, name) {
      reads += 1;
      return target[/** @type {any} */ (name)];
    },
  });
  assert.throws(() => api.parseNotifications(/** @type {any} */ ({ value })), { code: 'limitExceeded' });
  assert.ok(reads < 100, `${reads} members were read`);
});
