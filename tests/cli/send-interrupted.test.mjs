// @ts-check
/** `send` that really sends, and whose reader leaves or whose user presses Ctrl-C: one request, and a true last word. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort } from '../hosts/ports.mjs';
import { CALL_ID } from './support/logs.mjs';
import { hasTerminal, startInTerminal, startProgram } from './support/program.mjs';
import { startLocalSend } from './support/sending.mjs';

const CTRL_C = '\u0003';
/** Where the outcome comes from. */
const SOURCES = /** @type {const} */ (['listen', 'relay']);

for (const source of SOURCES) {
  test(`send --${source} whose reader has gone sends once, and its exit code says the outcome`, async (t) => {
    const sending = await startLocalSend(t, { source, profile: 'complete' });
    /** Without a reader of the output, and without one of both streams, as in "2>&1 | head -1". */
    const closed = /** @type {const} */ ([['stdout'], ['stdout', 'stderr']]);
    for (const [index, streams] of closed.entries()) {
      const { child, ended, output } = startProgram(t, await sending.args(), { env: sending.env });
      for (const stream of streams) child[stream].destroy();
      assert.equal(await ended, 0, `${streams}: ${output.err}`);
      assert.doesNotMatch(output.err, /EPIPE|error:| {4}at /);
      assert.equal(await sending.requests(), index + 1, String(streams));
    }
  });

  test(`send --${source} whose reader goes while it waits for a failure keeps the exit code of the failure`, async (t) => {
    const sending = await startLocalSend(t, { source, profile: 'failed' });
    const { child, ended, find } = startProgram(t, await sending.args(), { env: sending.env });
    await find(/Accepted\. Waiting/, 'err');
    child.stdout.destroy();
    child.stderr.destroy();
    assert.equal(await ended, 1);
    assert.equal(await sending.requests(), 1);
  });

  test(`Ctrl-C while send --${source} waits for the outcome says that it is unknown`, {
    skip: !hasTerminal,
  }, async (t) => {
    const sending = await startLocalSend(t, { source, profile: 'silent' });
    const env = { ...sending.env, NO_COLOR: '1' };
    const { child, ended, output, find } = startInTerminal(t, await sending.args(), { env });
    await find(/Accepted\. Waiting for the outcome/);
    child.stdin.write(CTRL_C);
    assert.equal(await ended, 130, output.out);
    assert.match(output.out, new RegExp(`unknown: Graph accepted the transfer of call ${CALL_ID}`));
    assert.match(output.out, /Do not send it again: read the call first/);
    assert.doesNotMatch(output.out, / {4}at |error:/);
    assert.equal(await sending.requests(), 1);
  });

  test(`SIGINT while send --${source} --json waits for the outcome leaves one JSON document`, async (t) => {
    const sending = await startLocalSend(t, { source, profile: 'silent' });
    const { child, ended, output } = startProgram(t, [...(await sending.args()), '--json'], { env: sending.env });
    await sending.transferred();
    child.kill('SIGINT');
    assert.equal(await ended, 130, output.err);
    const { outcome, error, callId } = JSON.parse(output.out);
    // The signal may arrive before the response does.
    if (error) assert.equal(error.code, 'aborted');
    else assert.deepEqual([outcome, callId], ['unknown', CALL_ID]);
    assert.equal(await sending.requests(), 1);
  });
}

test('send whose relay goes away while it waits ends with the outcome unknown after the timeout', async (t) => {
  const sending = await startLocalSend(t, { source: 'relay', profile: 'silent' });
  const args = [...(await sending.args()), '--timeout', '2'];
  const { ended, output, find } = startProgram(t, args, { env: sending.env });
  await find(/Accepted\. Waiting/, 'err');
  await sending.stopRelay();
  assert.equal(await ended, 3, output.err);
  assert.match(output.out, /timedOut/);
  assert.equal(await sending.requests(), 1);
});

test('send at a port that is taken sends nothing', async (t) => {
  const sending = await startLocalSend(t, { source: 'listen', profile: 'complete' });
  const port = String(await freePort());
  const first = startProgram(t, ['listen', '--unverified', '--port', port]);
  await first.find(/Listening/);
  const { ended, output } = startProgram(t, await sending.args(port), { env: sending.env });
  assert.equal(await ended, 2, output.err);
  assert.match(output.err, new RegExp(port));
  assert.equal(await sending.requests(), 0);
});
