// @ts-check
/** The request of a draft that is not complete, and of one that was pasted with its address. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestApp, repairAll } from '../app.mjs';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const BODY = '{"transferTarget":{"identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}}}}';

/** Creates a page whose core is loaded. @returns {Promise<any>} */
async function createPage() {
  const app = createTestApp();
  await app.core.core.load();
  return app;
}

test('a request without its call id can be read, and not sent', async () => {
  const { checks, draft } = await createPage();
  draft.replaceDraft('', BODY);
  assert.deepEqual([checks.isCallIdMissing.peek(), checks.http.peek()], [true, undefined]);
  draft.chooseCallId('not an id');
  assert.deepEqual([checks.isCallIdMissing.peek(), checks.readable.peek()], [false, undefined]);
  draft.chooseCallId(CALL_ID);
  assert.deepEqual([checks.isCallIdMissing.peek(), checks.readable.peek().callId], [false, CALL_ID]);
});

test('a whole HTTP request that is pasted gives its body, its call and its version', async () => {
  const app = await createPage();
  const { checks, draft, destinations } = app;
  const address = `https://graph.microsoft.com/beta/communications/calls/${CALL_ID}/transfer`;
  for (const text of [
    `POST ${address} HTTP/1.1\nContent-Type: application/json\n\n${BODY}`,
    `curl -X POST ${address} -H 'Content-Type: application/json' -d '${BODY}'`,
  ]) {
    draft.replaceDraft('', text);
    destinations.version.value = 'v1.0';
    repairAll(app);
    assert.deepEqual(
      [draft.draft.peek().callId, draft.draft.peek().text.trim(), destinations.version.peek()],
      [CALL_ID, BODY, 'beta'],
    );
    assert.equal(checks.report.peek().valid, true);
  }
});
