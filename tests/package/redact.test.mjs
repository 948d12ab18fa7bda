// @ts-check
/** `redact` for values of every kind. The tables of the rules are beside the Rust code. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cyclic, deep, detached, HOSTILE, raise, revoked, throwingProxy } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { CALL_ID, INPUT, TENANT_ID, TOKEN, USER_ID } from './support/transfers.mjs';

const { redact } = api;

/** A notification with a secret in each member that may contain one. */
const NOTIFICATION = {
  '@odata.type': '#microsoft.graph.commsNotifications',
  value: [
    {
      '@odata.type': '#microsoft.graph.commsNotification',
      changeType: 'updated',
      resourceUrl: `/communications/calls/${CALL_ID}`,
      resourceData: {
        state: 'terminated',
        resultInfo: { code: 500, subcode: 7000, message: 'Failed for +12345678901. DiagCode: 500#7000.@' },
        source: { identity: { phone: { id: '+12345678901' } }, region: null, languageId: '' },
        targets: [{ identity: { user: { id: USER_ID, tenantId: TENANT_ID, displayName: 'Heidi Steen' } } }],
        replacesContext: 'aHR0cHM6Ly9jYw==',
        meetingInfo: { token: 'opaque', allowConversationWithoutHost: true },
        mediaStreams: [{ sourceId: '1', label: 'main-audio', direction: 'sendReceive' }],
        recordingAccessToken: 'opaque',
        applicationMetadata: { botData: { user: ['8:orgid:a'] } },
        toneInfo: { sequenceId: 2 ** 53 - 1, tone: 'tone1' },
      },
    },
  ],
};

const REDACTED = {
  '@odata.type': '#microsoft.graph.commsNotifications',
  value: [
    {
      '@odata.type': '#microsoft.graph.commsNotification',
      changeType: 'updated',
      resourceUrl: `/communications/calls/${CALL_ID}`,
      resourceData: {
        state: 'terminated',
        resultInfo: { code: 500, subcode: 7000, message: 'Failed for [phone]. DiagCode: 500#7000.@' },
        source: { identity: { phone: { id: '[phone]' } }, region: null, languageId: '' },
        targets: [{ identity: { user: { id: USER_ID, tenantId: TENANT_ID, displayName: '[name]' } } }],
        replacesContext: '[secret]',
        meetingInfo: { token: '[token]', allowConversationWithoutHost: true },
        mediaStreams: [{ sourceId: '1', label: 'main-audio', direction: 'sendReceive' }],
        recordingAccessToken: '[token]',
        applicationMetadata: { botData: { user: ['[secret]'] } },
        toneInfo: { sequenceId: 2 ** 53 - 1, tone: 'tone1' },
      },
    },
  ],
};

test('redact keeps the structure of a notification, as an object, as text and as bytes', () => {
  const before = structuredClone(NOTIFICATION);
  const text = JSON.stringify(NOTIFICATION);
  assert.deepEqual(redact(NOTIFICATION), REDACTED);
  assert.equal(JSON.stringify(redact(NOTIFICATION)), JSON.stringify(REDACTED), 'the order too');
  assert.equal(redact(text), JSON.stringify(REDACTED));
  assert.equal(redact(new TextEncoder().encode(text)), JSON.stringify(REDACTED));
  assert.equal(redact(new TextEncoder().encode(text).buffer), JSON.stringify(REDACTED));
  assert.equal(redact(Buffer.from(text)), JSON.stringify(REDACTED));
  assert.deepEqual(NOTIFICATION, before, 'the argument is unchanged');
});

/** @type {[string, unknown, unknown][]} the name, the value, and the result */
const CASES = [
  ['an input', { ...INPUT, target: { phone: '0049 30 1' } }, { ...INPUT, target: { phone: '[phone]' } }],
  ['an input without secrets', INPUT, INPUT],
  ['headers of an object', { Authorization: 'Bearer x', Accept: '*/*' }, { Authorization: '[token]', Accept: '*/*' }],
  ['Headers', new Headers({ Authorization: 'Bearer x', via: 'a' }), { authorization: '[token]', via: 'a' }],
  ['a map', new Map([['password', 'x']]), { password: '[secret]' }],
  ['a token', TOKEN, '[token]'],
  ['a header’s value', `Bearer ${TOKEN}`, 'Bearer [token]'],
  ['a URL', new URL(`https://x.example/a?token=${TOKEN}&b=c`), 'https://x.example/a?token=[token]&b=c'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['numbers', [0, -0, 1.5, Number.NaN, Infinity], [0, -0, 1.5, Number.NaN, Infinity]],
  ['other plain values', [null, undefined, true, false, ''], [null, undefined, true, false, '']],
  [
    'members that are nothing',
    { token: undefined, email: null, subject: '' },
    { token: undefined, email: null, subject: '' },
  ],
  ['an array with a hole', new Array(2), [undefined, undefined]],
  ['a String object', { x: Object('+12345678901') }, { x: '[phone]' }],
  ['half a surrogate pair', ['a\ud800b', { '\ud800': 'c' }], ['a\ud800b', { '\ud800': 'c' }]],
  ['bytes in an object', { body: Buffer.from('{"surname":"Steen"}') }, { body: '{"surname":"[name]"}' }],
  ['bytes that are no UTF-8', Uint8Array.of(0x61, 0xff), 'a\ufffd'],
  [
    'toJSON that gives the object itself',
    {
      x: '+12345678901',
      toJSON() {
        return this;
      },
    },
    { x: '[phone]', toJSON: '[unreadable]' },
  ],
  ['a value that is not data', [1n, Symbol('s'), () => {}], ['[unreadable]', '[unreadable]', '[unreadable]']],
  [
    'a throwing getter',
    Object.defineProperty({ a: 1 }, 'b', { get: raise, enumerable: true }),
    { a: 1, b: '[unreadable]' },
  ],
  ['a throwing toJSON', [{ toJSON: raise }, 1], ['[unreadable]', 1]],
  ['a cycle', { a: cyclic() }, { a: { self: '[unreadable]' } }],
  ['the same object twice', [INPUT, INPUT], [INPUT, INPUT]],
  ['a revoked proxy', { a: revoked(), b: 1 }, { a: '[unreadable]', b: 1 }],
  ['a proxy that throws', { a: throwingProxy(), b: 1 }, { a: '[unreadable]', b: 1 }],
  ['detached bytes', { a: detached(), b: 1 }, { a: '[unreadable]', b: 1 }],
  ['a text of 2 MB', { a: 'x'.repeat(2_000_000), b: 1 }, { a: '[omitted]', b: 1 }],
];

for (const [what, value, expected] of CASES) {
  test(`redact redacts ${what}, and does not change the result again`, () => {
    const redacted = redact(value);
    assert.deepEqual(redacted, expected);
    assert.deepEqual(redact(redacted), expected);
  });
}

test('redact returns an error with its message, stack, cause and members, without secrets', () => {
  const cause = new TypeError('no +12345678901');
  const error = Object.assign(new Error(`sent Bearer ${TOKEN}`, { cause }), { code: 'network', token: 'x' });
  const redacted = /** @type {any} */ (redact(error));
  const { stack, cause: why, ...rest } = redacted;
  assert.deepEqual(rest, { name: 'Error', message: 'sent Bearer [token]', code: 'network', token: '[token]' });
  assert.ok(stack.startsWith('Error: sent Bearer [token]\n    at '), stack);
  assert.deepEqual([why.name, why.message], ['TypeError', 'no [phone]']);
  assert.ok(!JSON.stringify(redacted).includes(TOKEN));
});

test('redact keeps members with names of Object.prototype', () => {
  const value = JSON.parse('{"__proto__":{"surname":"Steen"},"constructor":"+12345678901","1":"a"}');
  const redacted = /** @type {any} */ (redact(value));
  assert.equal(Object.getPrototypeOf(redacted), Object.prototype);
  assert.equal(JSON.stringify(redacted), '{"1":"a","__proto__":{"surname":"[name]"},"constructor":"[phone]"}');
  assert.equal(/** @type {any} */ ({}).surname, undefined);
});

test('redact returns JSON data for any value, and never throws', () => {
  for (const [what, make] of HOSTILE) {
    for (const value of [make(), { token: make() }, [make()]]) {
      assert.doesNotThrow(() => JSON.stringify(redact(value)), what);
    }
  }
});

test('redact omits values beyond its limits, in bounded time', () => {
  let found = redact(deep());
  let levels = 0;
  for (; Array.isArray(found); found = found[0]) levels += 1;
  assert.deepEqual([levels, found], [64, '[omitted]']);
  const long = /** @type {any[]} */ (redact(new Array(2 ** 32 - 1)));
  assert.ok(long.length < 200_000);
  assert.equal(long.at(-1), '[omitted]');
  /** @type {unknown} */
  let laughs = '+12345678901';
  for (let level = 0; level < 40; level += 1) laughs = [laughs, laughs];
  assert.ok(!JSON.stringify(redact(laughs)).includes('1234'));
});

test('redact finds names in texts of any length, and does not parse text that is not JSON', () => {
  const roster = JSON.stringify(
    Array.from({ length: 5000 }, (_, id) => ({ id, displayName: 'Heidi', phone: { id: '+12345678901' } })),
  );
  assert.ok(roster.length > 256 * 1024);
  const redacted = redact(roster);
  assert.deepEqual(JSON.parse(redacted)[4999], { id: 4999, displayName: '[name]', phone: { id: '[phone]' } });
  assert.ok(!redacted.includes('Heidi') && !redacted.includes('1234567'));
});
