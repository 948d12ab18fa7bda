// @ts-check
/** Pasted notifications: the same bodies give the same verdict, in any order and any form. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInspect, createTestApp, lateStore } from '../app.mjs';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';

/** @param {string} state @param {object} [more] */
const bodyOf = (state, more) =>
  JSON.stringify({
    value: [
      {
        changeType: state === 'terminated' ? 'deleted' : 'updated',
        resourceUrl: `/communications/calls/${CALL_ID}`,
        resourceData: { '@odata.type': '#microsoft.graph.call', state, ...more },
      },
    ],
  });

const transferring = bodyOf('transferring');
const accepted = bodyOf('transferAccepted');
const completed = bodyOf('terminated', { resultInfo: { code: 0, subcode: 7015 } });
const bodies = [transferring, accepted, completed];

/** Pastes a text. @param {string} text */
async function pasted(text) {
  const app = createTestApp();
  await app.core.core.load();
  const inspect = lateStore(app, createInspect);
  inspect.paste(text);
  const { calls, others } = inspect.transfers.peek();
  const found = inspect.pasted.peek().found;
  return {
    phases: calls.map((/** @type {any} */ { status }) => status.phase),
    others,
    kinds: found.map((/** @type {any} */ { kind }) => kind),
    summary: inspect.summary.peek(),
  };
}

/** The same bodies in other orders and forms. @type {Readonly<Record<string, () => string>>} */
const FORMS = {
  'line by line': () => bodies.join('\n'),
  'in another order': () => bodies.toReversed().join('\n'),
  'in a list': () => `[${[completed, transferring, accepted].join(',')}]`,
  'without their wrapping': () => `[${bare().toReversed().join(',\n')}]`,
  'without their wrapping, with empty lines between': () => bare().join('\n\n'),
  'over several lines': () => bodies.map((one) => JSON.stringify(JSON.parse(one), null, 2)).join(''),
  'with the heads of their requests': () =>
    `\uFEFF${bodies.map((one) => `POST /callback HTTP/1.1\r\nHost: bot.example\r\n\r\n${one}\r\n`).join('')}`,
};
const bare = () => bodies.map((one) => JSON.stringify(JSON.parse(one).value[0], null, 2));

for (const [form, write] of Object.entries(FORMS)) {
  test(`bodies ${form} give the verdict`, async () => {
    const { phases, others, kinds } = await pasted(write());
    assert.deepEqual([phases, others], [['completed'], 0]);
    assert.equal(kinds.filter((/** @type {string} */ kind) => kind === 'read').length, 3, kinds.join());
  });
}

test('a line that breaks off does not swallow those after it', async () => {
  const { phases, summary } = await pasted([transferring.slice(0, -4), accepted, completed].join('\n'));
  assert.deepEqual(phases, ['completed']);
  assert.equal(summary, 'Completed. 1 body cannot be read. 2 notifications in 2 bodies.');
});
