// @ts-check
/** Texts beyond ASCII: JavaScript counts in UTF-16 units, Rust in bytes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';

/** @typedef {{ changeType: string, resourceUrl: string, state: string, reason: string, message: string, audio: string }} Texts */

/** @type {[string, string][]} the text between the quotes in the body */
const WRITTEN = [
  ['ASCII', 'plain'],
  ['nothing', ''],
  ['two bytes', 'é'],
  ['three bytes', '€'],
  ['a pair of surrogates', '😀'],
  ['many of each', 'aé€😀'.repeat(50)],
  ['a byte order mark inside', 'a\ufeffb'],
  ['the last character of all', '\u{10ffff}'],
  ['line separators', '\u2028\u2029'],
  ['control characters that JSON allows', '\x7f\u0080'],
  ['escapes', String.raw`\"\\\/\b\f\n\r\t`],
  ['escaped letters', String.raw`\u0041\u00e9`],
  ['an escaped pair', String.raw`\ud83d\ude00`],
  ['half an escaped pair', String.raw`\ud83d`],
  ['the wrong half first', String.raw`\ude00\ud83d`],
  ['an escape among odd characters', String.raw`é\u00e9😀\ud83d\ude00€`],
  ['an escaped zero', String.raw`\u0000`],
  ['long and plain', 'x'.repeat(5000)],
  ['long and odd', 'é😀'.repeat(5000)],
];

/** @type {[string, string][]} prefixes of a body */
const BEFORE = [
  ['nothing', ''],
  ['a byte order mark', '\ufeff'],
  ['spaces', '  \n'],
];

for (const [what, written] of WRITTEN) {
  test(`text of ${what} equals the result of JSON.parse, from bytes and from text`, () => {
    for (const [before, mark] of BEFORE) {
      const body = `${mark}${bodyWith(written)}`;
      assertRead(body, `after ${before}, as text`, body);
      assertRead(bytesOf(body), `after ${before}, as bytes`, body);
    }
  });
}

test('texts are read to their end at every offset', () => {
  // The scanner reads several bytes at once: each offset among them has another character.
  for (let length = 0; length <= 40; length += 1) {
    const before = 'x'.repeat(length);
    for (const written of ['', '\\\\', '\\"', 'é', '\x7f', '😀\\n', '\\u0041']) {
      const body = bodyWith(`${before}${written}y`);
      assertRead(bytesOf(body), `${written} behind ${length} letters`, body);
    }
    for (const bad of ['\n', '\x1f', '\0', '\\x']) {
      assert.throws(() => api.parseNotifications(bodyWith(`${before}${bad}`)), { code: 'invalidPayload' });
    }
  }
});

test('lone surrogate remains in a text, and is replaced in bytes', () => {
  for (const lone of ['\ud83d', '\ude00', 'a\ud83db', '\ude00\ud83d', `${'é'.repeat(100)}\ud83d`]) {
    const body = bodyWith(`${lone}é`);
    assertRead(body, 'as text', body);
    // Bytes cannot contain it: they would not be UTF-8.
    const bytes = Buffer.concat([bytesOf('{"a":"'), Buffer.of(0xed, 0xa0, 0xbd), bytesOf('"}')]);
    assert.throws(() => api.parseNotifications(bytes), { name: 'TransferError', code: 'invalidPayload' });
  }
});

test('texts of an object remain, also with a lone surrogate', () => {
  for (const message of ['é😀', 'a\ud83db', '\ufeff', '\u2028', '"\\', '\0']) {
    const entry = { resourceUrl: '/app/calls/1', resourceData: { state: message, resultInfo: { message } } };
    const batch = graph({ value: [entry] });
    const [notification] = batch.notifications;
    assert.ok(notification?.kind === 'call');
    assert.deepEqual([notification.state, notification.result?.message], [message, message]);
    assert.deepEqual(notification.raw, entry);
  }
});

test('random characters at any position leave every other value intact', () => {
  const pieces = WRITTEN.map(([, written]) => written).filter((written) => written.length < 1000);
  let seed = 7;
  const next = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const piece = () => Array.from({ length: next(4) }, () => pieces[next(pieces.length)]).join('');
  for (let round = 0; round < 300; round += 1) {
    const body = `${round % 3 === 0 ? '\ufeff' : ''}{"${piece()}":"${piece()}","value":[${[
      entryWith(piece()),
      `"${piece()}"`,
      entryWith(piece(), piece()),
      `{"${piece()}":["${piece()}"]}`,
      entryWith(piece(), piece()),
    ]}],"z":"${piece()}"}`;
    assertRead(body, `round ${round} as text`, body);
    assertRead(bytesOf(body), `round ${round} as bytes`, body);
  }
});

test('syntax error contains its position', () => {
  /** @type {[any, RegExp][]} */
  const faults = [
    ['<html>', /expected a value, found "<" at byte 0 \(line 1, column 1\)/],
    ['{"é": tru}', /expected true, false or null/],
    ['{\n "value": [,]}', /line 2, column 12/],
    ['{"value": [', /the body ends early/],
    [Uint8Array.of(0x7b, 0x22, 0xff), /the body (is not UTF-8 text|ends early)/],
    ['{} {}', /expected the end/],
    ["{'a': 1}", /a name in double quotes/],
    ['{"value":[{"resourceUrl":"\n"}]}', /a text has no line breaks/],
  ];
  for (const [body, message] of faults) {
    assert.throws(() => api.parseNotifications(body), { name: 'TransferError', code: 'invalidPayload', message });
    assert.throws(() => new api.TransferTracker().apply(body), { code: 'invalidPayload', message });
  }
});

/** @param {string} written */
function bodyWith(written) {
  return `{"${written}x":"${written}","value":[${entryWith(written)},7,${entryWith('', written)},"${written}"]}`;
}

/**
 * @param {string} written
 * @param {string} [other]
 */
function entryWith(written, other = written) {
  return `{"changeType":"c${written}","${other}a":["${written}"],"resourceUrl":"/app/calls/1","resourceData":{"state":"s${other}",
    "terminationReason":"r${written}","resultInfo":{"message":"m${other}"},"mediaState":{"audio":"a${written}"}}}`;
}

/**
 * @param {string | Uint8Array} payload
 * @param {string} how
 * @param {string} text
 */
function assertRead(payload, how, text) {
  const { value } = JSON.parse(text.replace(/^\ufeff/, ''));
  const { notifications, rejected } = graph(payload);
  assert.equal(notifications.length + rejected.length, value.length, how);
  for (const each of [...notifications, ...rejected]) assert.deepEqual(each.raw, value[each.index], how);
  for (const notification of notifications) {
    assert.ok(notification.kind === 'call');
    const entry = value[notification.index];
    const { state, terminationReason, resultInfo, mediaState } = entry.resourceData;
    assert.deepEqual(
      { ...notification, index: undefined },
      {
        kind: 'call',
        index: undefined,
        callId: '1',
        changeType: entry.changeType,
        resourceUrl: entry.resourceUrl,
        state,
        terminationReason,
        result: resultInfo,
        mediaState,
      },
      how,
    );
    assert.deepEqual(notification.resourceData, entry.resourceData, how);
  }
}

/** @param {any} payload */
function graph(payload) {
  const batch = api.parseNotifications(payload);
  assert.ok(batch.kind === 'graph');
  return batch;
}
