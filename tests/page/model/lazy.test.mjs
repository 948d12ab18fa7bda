// @ts-check
/** A part that is loaded when it is needed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load as bundle } from '../bundle.mjs';

const { lazy, loadedValue } = await bundle('base/lazy');

/** @param {readonly ('comes' | 'fails')[]} ends what becomes of each attempt */
function attempts(ends) {
  let made = 0;
  const part = lazy(async () => {
    made += 1;
    if (ends[made - 1] === 'fails') throw new Error(`attempt ${made}`);
    return made;
  });
  return { part, made: () => made };
}

test('a part is absent until it is needed, and then loaded once for all', async () => {
  const { part, made } = attempts(['comes']);
  assert.deepEqual(part.state.value, { kind: 'absent' });
  const all = [part.load(), part.load()];
  assert.deepEqual(part.state.value, { kind: 'loading' });
  await Promise.all(all);
  await part.load();
  assert.deepEqual([part.state.value, loadedValue(part), made()], [{ kind: 'ready', value: 1 }, 1, 1]);
});

test('a failure has its reason and its number, and the part may be loaded again', async () => {
  const { part, made } = attempts(['fails', 'fails', 'comes']);
  for (const times of [1, 2]) {
    await part.load();
    assert.deepEqual(part.state.value, { kind: 'failed', reason: `attempt ${times}`, times });
    assert.equal(loadedValue(part), undefined);
  }
  await part.load();
  assert.deepEqual([loadedValue(part), made()], [3, 3]);
});
