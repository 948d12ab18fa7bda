// @ts-check
/** Consultations of two relays with one Redis, of which one is killed in each phase: no call is left without an owner. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedIn } from './operators.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';
import { CALL_ID, TARGET } from './transfers.mjs';

/** @typedef {import('../../www/protocol/consultations.js').Consultation} Consultation */

const PROGRAM = fileURLToPath(new URL('./support/consultation-process.mjs', import.meta.url));
const SECRET = 'a-secret-of-all-operators';
/** The targets of the examples 2 and 4 of Graph's page: for the consultation, and for the transfer. */
const TARGETS = /** @type {const} */ ({
  user: [{ user: { id: TARGET.identity.user.id } }, TARGET],
  telephone: [{ phone: '+12345678901' }, { identity: { phone: { id: '+12345678901' } } }],
});

/**
 * @param {import('node:test').TestContext} t
 * @param {string} url of the Redis
 */
async function startProcess(t, url) {
  const child = spawn(process.execPath, [PROGRAM, url, SECRET], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const [printed] = await once(child.stdout.setEncoding('utf8'), 'data');
  const origin = String(printed).trim();
  const headers = { ...(await signedIn(origin)), 'Content-Type': 'application/json', Origin: origin };
  /** @param {string} path @param {object} [body] @returns {Promise<any>} */
  const request = async (path, body) => {
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(origin + path, init);
    return response.json();
  };
  return {
    request,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    /**
     * @param {string} id
     * @param {(consultation: Consultation) => boolean} condition
     * @returns {Promise<Consultation>}
     */
    async until(id, condition) {
      for (;;) {
        const { consultations = [] } = await request('/api/consultations');
        const found = consultations.find((/** @type {Consultation} */ { consultationId }) => consultationId === id);
        if (found && condition(found)) return found;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startProcess>>} Relay */

/**
 * Each phase in which the first relay is killed: how it is reached, how an operator of the second one ends it, and the end.
 *
 * @type {readonly [name: string, callee: string, isReached: (consultation: Consultation) => boolean, act: 'cancel' | 'complete', end: string][]}
 */
const PHASES = [
  ['before the response', 'ringsOn', () => true, 'cancel', 'cancelled'],
  ['while it rings', 'ringsOn', ({ state }) => state.hasRung === true, 'cancel', 'cancelled'],
  ['once answered, then cancelled', 'answers', ({ state }) => state.phase === 'answered', 'cancel', 'cancelled'],
  ['once answered, then completed', 'answers', ({ state }) => state.phase === 'answered', 'complete', 'transferred'],
];

/** @param {import('node:test').TestContext} t */
async function startTwo(t) {
  const redis = await startRedis();
  t.after(() => redis.kill());
  return Promise.all([startProcess(t, redis.url), startProcess(t, redis.url)]);
}

/**
 * A call of each kind, all on the same two relays: how one is killed does not depend on who is called.
 *
 * @param {string} callee
 */
const callsOf = (callee) =>
  Object.entries(TARGETS).map(([kind, [target, transferTarget]], index) => {
    const callId = CALL_ID.replace(/.$/, String(index));
    return { kind, transferTarget, start: { callId, target, callee, timeScale: 0 } };
  });

for (const [name, callee, isReached, act, end] of PHASES) {
  test(`calls whose relay is killed ${name} are ended by the other one`, { skip: withoutRedis }, async (t) => {
    const [first, second] = await startTwo(t);
    const calls = callsOf(callee);
    const ids = await Promise.all(calls.map((call) => begin(first, call)));
    for (const relay of [first, second]) await Promise.all(ids.map((id) => relay.until(id, isReached)));
    await first.kill();

    await Promise.all(
      calls.map(async (call, index) => {
        const id = ids[index] ?? '';
        if (act === 'cancel') await second.request(`/api/consultations/${id}/cancel`, {});
        else await complete(second, id, call);
        const { state, isLeftOver } = await second.until(id, ({ state }) => state.phase === 'ended');
        assert.equal(state.end, end, call.kind);
        // Without an id, the call is named by its client context: the simulated Graph that had it was killed, too.
        assert.equal(isLeftOver, state.callId === undefined, call.kind);
      }),
    );
  });
}

test('transfers whose verdict is lost with its relay can be given up at the other one', {
  skip: withoutRedis,
}, async (t) => {
  const [first, second] = await startTwo(t);
  const calls = callsOf('answers');
  const ids = await Promise.all(calls.map((call) => begin(first, call)));
  await Promise.all(calls.map((call, index) => complete(first, ids[index] ?? '', call, { timeScale: 10 })));
  await Promise.all(ids.map((id) => second.until(id, ({ state }) => state.phase === 'transferring')));
  await first.kill();
  for (const [index, id] of ids.entries()) {
    await second.request(`/api/consultations/${id}/cancel`, {});
    const { state, isLeftOver } = await second.until(id, ({ state }) => state.phase === 'ended');
    assert.deepEqual([state.end, isLeftOver], ['cancelled', false], calls[index]?.kind);
  }
});

test('hang-ups that a killed relay left behind are sent by the other one', { skip: withoutRedis }, async (t) => {
  const [first, second] = await startTwo(t);
  const calls = callsOf('answers');
  const ids = await Promise.all(calls.map((call) => begin(first, call)));
  await Promise.all(ids.map((id) => second.until(id, ({ state }) => state.phase === 'answered')));
  // The response comes once the wish is in the log, and before the call is hung up.
  await Promise.all(ids.map((id) => first.request(`/api/consultations/${id}/cancel`, {})));
  await first.kill();
  for (const [index, id] of ids.entries()) {
    const { state, isLeftOver } = await second.until(id, ({ state }) => state.phase === 'ended');
    assert.deepEqual([state.end, isLeftOver], ['cancelled', false], calls[index]?.kind);
  }
});

/** @typedef {ReturnType<typeof callsOf>[number]} Call */

/**
 * @param {Relay} relay
 * @param {Call} call
 * @returns {Promise<string>} the id of the consultation
 */
async function begin(relay, { start }) {
  const { consultationId } = await relay.request('/api/consultations', start);
  return consultationId;
}

/**
 * @param {Relay} relay
 * @param {string} id
 * @param {Call} call
 * @param {object} [simulation]
 */
async function complete(relay, id, { start, transferTarget }, simulation = { timeScale: 0 }) {
  const { state } = await relay.until(id, ({ state }) => state.phase === 'answered');
  const body = { transferTarget: { ...transferTarget, replacesCallId: state.callId } };
  await relay.request('/api/transfers', { callId: start.callId, body, ...simulation });
}
