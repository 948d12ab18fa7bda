// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missedLines, readCounts } from '../coverage/lcov.mjs';
import { readVersion } from '../coverage/llvm.mjs';
import { missedIn, tableOf } from '../coverage/table.mjs';

const LCOV = `SF:/p/src/json/a.rs
DA:1,5
DA:2,0
DA:3,0
DA:7,0
DA:8,1
BRDA:1,0,0,2
BRDA:1,0,1,-
BRDA:1,0,1,0
end_of_record
SF:/p/src/json/a_tests.rs
DA:1,0
end_of_record
SF:/p/src/id.rs
DA:4,0
DA:4,2
end_of_record
SF:/other/src/lib.rs
DA:1,1
end_of_record
`;

test('counts are those of the files below the folder', () => {
  const files = readCounts(LCOV, '/p/src/');
  assert.deepEqual(
    files.map(({ path, lines }) => [path, lines.size]),
    [
      ['json/a.rs', 5],
      ['json/a_tests.rs', 1],
      ['id.rs', 1],
    ],
  );
  assert.deepEqual(files.map(missedLines), [['2–7'], ['1'], []]);
});

test('table has a row for each folder, without the tests', () => {
  const files = readCounts(LCOV, '/p/src/');
  assert.deepEqual(tableOf(files).split('\n').slice(2), [
    '| (files) | 1 | 1 | 100.0 % | 0 | – |',
    '| json | 1 | 5 | 40.0 % | 2 | 50.0 % |',
    '| all | 2 | 6 | 50.0 % | 2 | 50.0 % |',
  ]);
  assert.deepEqual(missedIn(files, 'json/'), ['src/json/a.rs: 2–7']);
});

test('version of LLVM is that of the compiler', () => {
  const text = 'rustc 1.95.0\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.2\n';
  assert.deepEqual(readVersion(text), { host: 'x86_64-unknown-linux-gnu', major: '22' });
  assert.throws(() => readVersion('rustc 1.95.0\n'), { name: 'Error' });
});
