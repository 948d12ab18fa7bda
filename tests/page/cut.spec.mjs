// @ts-check
import { expect, test } from '@playwright/test';
import { cut } from '../../www/page/state/inspect/cut.js';

/** @param {string} text */
const shapes = (text) => cut(text).map(({ kind, text: piece, line }) => `${line} ${kind} ${piece}`);

test('bodies are found one after the other, in lists and in lines', () => {
  expect(shapes('')).toEqual([]);
  expect(shapes(' \r\n\t')).toEqual([]);
  expect(shapes('{"a":1}{"b":2}')).toEqual(['1 body {"a":1}', '1 body {"b":2}']);
  expect(shapes('[\n {"a":1},\n {"b":[2]}\n]')).toEqual(['2 body {"a":1}', '3 body {"b":[2]}']);
  expect(shapes('{"a":1}\r\n\r\n{"b":2}\r\n')).toEqual(['1 body {"a":1}', '3 body {"b":2}']);
  expect(shapes('\uFEFF{\n"a": {\n}\n}\n{}')).toEqual(['1 body {\n"a": {\n}\n}', '5 body {}']);
});

test('braces, quotes and line breaks inside strings mean nothing', () => {
  for (const one of ['{"a":"}"}', '{"a":"\\"}"}', '{"a":"\\\\"}', '{"{":"\\n"}']) {
    expect(shapes(`${one}\n${one}`)).toEqual([`1 body ${one}`, `2 body ${one}`]);
  }
});

test('a body that is not closed ends where the next line, or the next request, begins', () => {
  expect(shapes('{"a":1\n{"b":2}\n')).toEqual(['1 body {"a":1', '2 body {"b":2}']);
  expect(shapes('{"a":"1\n{"b":2}')).toEqual(['1 body {"a":"1', '2 body {"b":2}']);
  expect(shapes('{\n"a":{\nPOST /x HTTP/1.1\nA: 1\n\n{}')).toEqual([
    '1 body {\n"a":{',
    '3 head POST /x HTTP/1.1\nA: 1',
    '6 body {}',
  ]);
  expect(shapes('{\n"a":')).toEqual(['1 body {\n"a":']);
});

test('heads of HTTP messages stand apart from their bodies', () => {
  expect(shapes('POST /x HTTP/1.1\r\nHost: a\r\nX: {1}\r\n\r\n{"a":1}\r\nPOST /y HTTP/2\r\n\r\n{}')).toEqual([
    '1 head POST /x HTTP/1.1\r\nHost: a\r\nX: {1}',
    '5 body {"a":1}',
    '6 head POST /y HTTP/2',
    '8 body {}',
  ]);
  expect(shapes('Authorization: Bearer x\n{"a":1}')).toEqual(['1 head Authorization: Bearer x', '2 body {"a":1}']);
  expect(shapes('POST /x HTTP/1.1\n\nPOST /y HTTP/1.1\n\n')).toEqual([
    '1 head POST /x HTTP/1.1',
    '2 noBody ',
    '3 head POST /y HTTP/1.1',
    '4 noBody ',
  ]);
});

test('what is none of these is stray', () => {
  expect(shapes('12:00 INFO body={"a":1} done\n12:01 body: {"b":2}')).toEqual([
    '1 stray 12:00 INFO body=',
    '1 body {"a":1}',
    '1 stray done\n12:01 body:',
    '2 body {"b":2}',
  ]);
  expect(shapes('"value": [{"a":1}]}')).toEqual(['1 stray "value": [', '1 body {"a":1}', '1 stray }']);
  expect(shapes('true')).toEqual(['1 stray true']);
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
    for (const { text: piece, start, line } of cut(text)) {
      const isRight = start >= end && text.startsWith(piece, start) && line === text.slice(0, start).split('\n').length;
      if (!isRight) wrong.push(text);
      end = start + piece.length;
    }
  }
  expect(wrong).toEqual([]);
});

// Were it otherwise, this would run into the time limit of every test.
test('a long text takes a time that grows with its length only', () => {
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
  for (const part of parts) expect(cut(part.repeat(300_000)).length).toBeLessThan(1_000_000);
});
