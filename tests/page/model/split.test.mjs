// @ts-check
/** The pieces of a pasted text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../bundle.mjs';

const { splitText } = await load('model/inspect/split');

/** @param {string} text */
const shapes = (text) =>
  splitText(text).map((/** @type {any} */ { kind, text: piece, line }) => `${line} ${kind} ${piece}`);

test('bodies are found one after the other, in lists and in lines', () => {
  assert.deepEqual(shapes(''), []);
  assert.deepEqual(shapes(' \r\n\t'), []);
  assert.deepEqual(shapes('{"a":1}{"b":2}'), ['1 body {"a":1}', '1 body {"b":2}']);
  assert.deepEqual(shapes('[\n {"a":1},\n {"b":[2]}\n]'), ['2 body {"a":1}', '3 body {"b":[2]}']);
  assert.deepEqual(shapes('{"a":1}\r\n\r\n{"b":2}\r\n'), ['1 body {"a":1}', '3 body {"b":2}']);
  assert.deepEqual(shapes('\uFEFF{\n"a": {\n}\n}\n{}'), ['1 body {\n"a": {\n}\n}', '5 body {}']);
});

test('braces, quotes and line breaks inside strings mean nothing', () => {
  for (const one of ['{"a":"}"}', '{"a":"\\"}"}', '{"a":"\\\\"}', '{"{":"\\n"}']) {
    assert.deepEqual(shapes(`${one}\n${one}`), [`1 body ${one}`, `2 body ${one}`]);
  }
});

test('a body that is not closed ends where the next line, or the next request, begins', () => {
  assert.deepEqual(shapes('{"a":1\n{"b":2}\n'), ['1 body {"a":1', '2 body {"b":2}']);
  assert.deepEqual(shapes('{"a":"1\n{"b":2}'), ['1 body {"a":"1', '2 body {"b":2}']);
  assert.deepEqual(shapes('{\n"a":{\nPOST /x HTTP/1.1\nA: 1\n\n{}'), [
    '1 body {\n"a":{',
    '3 head POST /x HTTP/1.1\nA: 1',
    '6 body {}',
  ]);
  assert.deepEqual(shapes('{\n"a":'), ['1 body {\n"a":']);
});

test('heads of HTTP messages are separated from their bodies', () => {
  assert.deepEqual(shapes('POST /x HTTP/1.1\r\nHost: a\r\nX: {1}\r\n\r\n{"a":1}\r\nPOST /y HTTP/2\r\n\r\n{}'), [
    '1 head POST /x HTTP/1.1\r\nHost: a\r\nX: {1}',
    '5 body {"a":1}',
    '6 head POST /y HTTP/2',
    '8 body {}',
  ]);
  assert.deepEqual(shapes('Authorization: Bearer x\n{"a":1}'), ['1 head Authorization: Bearer x', '2 body {"a":1}']);
  assert.deepEqual(shapes('POST /x HTTP/1.1\n\nPOST /y HTTP/1.1\n\n'), [
    '1 head POST /x HTTP/1.1',
    '2 noBody ',
    '3 head POST /y HTTP/1.1',
    '4 noBody ',
  ]);
});

test('other text is stray', () => {
  assert.deepEqual(shapes('12:00 INFO body={"a":1} done\n12:01 body: {"b":2}'), [
    '1 stray 12:00 INFO body=',
    '1 body {"a":1}',
    '1 stray done\n12:01 body:',
    '2 body {"b":2}',
  ]);
  assert.deepEqual(shapes('"value": [{"a":1}]}'), ['1 stray "value": [', '1 body {"a":1}', '1 stray }']);
  assert.deepEqual(shapes('true'), ['1 stray true']);
});

test('every character is in one piece at most, and the place of each is right', () => {
  const parts = [
    '{',
    '}',
    '"',
    '\\',
    '[',
    ',',
    '\n',
    'a: b',
    'POST /x HTTP/1.1\n',
    'Authorization: t\n',
    '{"a":"b"}',
    ' ',
  ];
  let seed = 1;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed;
  };
  /** @type {string[]} */
  const wrong = [];
  for (let run = 0; run < 20_000; run += 1) {
    const text = Array.from({ length: next() % 12 }, () => parts[next() % parts.length]).join('');
    let end = 0;
    for (const { text: piece, start, line } of splitText(text)) {
      const isRight = start >= end && text.startsWith(piece, start) && line === text.slice(0, start).split('\n').length;
      if (!isRight) wrong.push(text);
      end = start + piece.length;
    }
  }
  assert.deepEqual(wrong, []);
});

test('a long text takes a time that grows with its length only', { timeout: 20_000 }, () => {
  const parts = [
    'x\n\nPOST /x HTTP/1.1\n\n',
    '{"a":1} x ',
    'x: y\n',
    '{',
    '"',
    'POST /x HTTP/1.1\n',
    'a {} ',
    '\n',
    '{}\n',
  ];
  for (const part of parts) assert.ok(splitText(part.repeat(300_000)).length < 1_000_000);
});
