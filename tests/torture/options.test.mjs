// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';
import { Random } from './random.mjs';

test('options choose the attacks, the time and the seed', () => {
  const { attacks, minutes, seed } = readOptions(['--only', 'model,differential', '--minutes', '0.5', '--seed', '7']);
  assert.deepEqual([attacks.map(({ name }) => name), minutes, seed], [['model', 'differential'], 0.5, 7]);
  assert.deepEqual([readOptions([]).minutes, readOptions([]).seed], [undefined, 1]);
});

test('attack that takes half an hour runs only by its name', () => {
  const namesOf = (/** @type {string[]} */ args) => readOptions(args).attacks.map(({ name }) => name);
  assert.deepEqual([namesOf([]).includes('mutants'), namesOf(['--only', 'mutants'])], [false, ['mutants']]);
});

test('options refuse what they do not know', () => {
  for (const args of [
    ['--only', 'x'],
    ['--minutes', '0'],
    ['--minutes', 'a'],
    ['--seed', '-1'],
    ['--minute', '1'],
    ['x'],
  ]) {
    assert.throws(() => readOptions(args), { name: 'Error' }, args.join(' '));
  }
});

test('random numbers are decided by the seed, and spread', () => {
  const numbersOf = (/** @type {number} */ seed) => {
    const random = new Random(seed);
    return Array.from({ length: 1000 }, () => random.below(10));
  };
  assert.deepEqual(numbersOf(5), numbersOf(5));
  assert.notDeepEqual(numbersOf(5), numbersOf(6));
  assert.equal(new Set(numbersOf(5)).size, 10);
});
