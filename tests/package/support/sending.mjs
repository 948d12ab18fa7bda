// @ts-check
/** Sends and reads, and what each came to. */

import assert from 'node:assert/strict';
import { api } from './installed.mjs';
import { pending } from './pending.mjs';
import { CALL_ID, INPUT } from './transfers.mjs';

/** @typedef {import('graph-call-transfer').Attempt} Attempt */
/** @typedef {import('graph-call-transfer').SendOptions} SendOptions */
/** @typedef {import('graph-call-transfer').TransferError} TransferError */

/**
 * Sends the right transfer without a token.
 *
 * @param {string} baseUrl
 * @param {Partial<SendOptions>} [options]
 */
export function send(baseUrl, options = {}) {
  return api.sendTransfer(INPUT, { token: null, endpoint: { baseUrl }, ...options });
}

/**
 * Reads the call without a token.
 *
 * @param {string} baseUrl
 * @param {Partial<SendOptions>} [options]
 */
export function read(baseUrl, options = {}) {
  return api.readCall(CALL_ID, { token: null, endpoint: { baseUrl }, ...options });
}

/**
 * Waits for a send that must fail.
 *
 * @param {Promise<unknown>} sending
 * @returns {Promise<TransferError>}
 */
export async function failureOf(sending) {
  const error = await sending.then(
    (answer) => assert.fail(`it was answered: ${JSON.stringify(answer)}`),
    (reason) => reason,
  );
  assert.ok(api.isTransferError(error), `not an error of the package: ${error}`);
  return error;
}

/** Listens to attempts and keeps what was told of each, but for the time, which is only looked at. */
export function attemptRecorder() {
  /** @type {Omit<Attempt, 'elapsedMs'>[]} */
  const attempts = [];
  const first = pending();
  return {
    attempts,
    /** Resolves when the first attempt has been told of. */
    told: first.promise,
    /** @param {Attempt} attempt */
    onAttempt({ elapsedMs, ...rest }) {
      assert.ok(elapsedMs >= 0 && elapsedMs < 60_000, `elapsedMs is ${elapsedMs}`);
      attempts.push(rest);
      first.resolve();
    },
  };
}

/**
 * Puts a fetch in the place of the global one that tells when somebody begins to read a body.
 *
 * @param {import('node:test').TestContext} t
 * @returns {Promise<void>} resolves at the first reading
 */
export function firstReading(t) {
  const fetch = globalThis.fetch;
  return new Promise((resolve) => {
    t.mock.method(globalThis, 'fetch', async (/** @type {Request} */ request) => {
      const response = await fetch(request);
      const text = response.text.bind(response);
      response.text = () => {
        resolve();
        return text();
      };
      return response;
    });
  });
}
