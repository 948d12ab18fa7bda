// @ts-check
/** A draft in the fragment of an address, which may come from anybody. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { load } from '../bundle.mjs';

const { writeFragment, readFragment } = await load('model/draft-link');

/** @param {string | Buffer} content */
const fragmentOf = (content) => `#d=${deflateRawSync(content).toString('base64url')}`;
const whole = { v: 1, callId: 'c', text: '{}', destination: 'simulator', version: 'beta' };

test('every draft comes back as it was', async () => {
  const draft = fc.record({
    callId: fc.string({ unit: 'grapheme', maxLength: 60 }),
    text: fc.string({ unit: 'grapheme', maxLength: 500 }),
    destination: fc.constantFrom('simulator', 'relay', 'global', 'china'),
    version: fc.constantFrom('v1.0', 'beta'),
  });
  await fc.assert(
    fc.asyncProperty(draft, async (given) => {
      const fragment = await writeFragment(given);
      assert.match(fragment, /^#d=[\w-]+$/);
      assert.deepEqual(await readFragment(fragment), { ...given });
    }),
    { seed: 1, numRuns: 50 },
  );
});

test('members that no draft has are left out', async () => {
  const read = await readFragment(fragmentOf(JSON.stringify({ ...whole, token: 'secret' })));
  const { v: _, ...expected } = whole;
  assert.deepEqual(read, expected);
});

for (const [what, fragment] of /** @type {const} */ ([
  ['another fragment', '#inspect'],
  ['nothing', '#d='],
  ['no base64', '#d=%%%'],
  ['no deflate', '#d=AAAA'],
  ['one that is cut off', fragmentOf(JSON.stringify(whole)).slice(0, -6)],
  ['no JSON', fragmentOf('{')],
  ['no UTF-8', fragmentOf(Buffer.from([0x22, 0xff, 0x22]))],
  ['another value', fragmentOf('null')],
  ['a later version', fragmentOf(JSON.stringify({ ...whole, v: 2 }))],
  ['an unknown destination', fragmentOf(JSON.stringify({ ...whole, destination: 'https://evil.example' }))],
  ['a body that is no text', fragmentOf(JSON.stringify({ ...whole, text: {} }))],
  ['one that unfolds to 8 MiB', fragmentOf(JSON.stringify({ ...whole, text: ' '.repeat(8 * 1024 * 1024) }))],
  ['one that is too long', `#d=${'A'.repeat(20_000)}`],
])) {
  test(`of ${what} nothing is taken`, async () => {
    assert.equal(await readFragment(fragment), undefined);
  });
}
