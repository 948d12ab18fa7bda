// @ts-check
/** Sends transfers and reads calls, and returns the results. */

import assert from 'node:assert/strict';
import { api } from './installed.mjs';
import { pending } from './pending.mjs';
import { CALL_ID, INPUT } from './transfers.mjs';

/** @typedef {import('graph-call-transfer').SendAttempt} SendAttempt */
/** @typedef {import('graph-call-transfer').SendOptions} SendOptions */
/** @typedef {import('graph-call-transfer').TransferError} TransferError */

/**
 * Sends the valid transfer without a token.
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
 * Returns the error of a send that must fail.
 *
 * @param {Promise<unknown>} sending
 * @returns {Promise<TransferError>}
 */
export async function failureOf(sending) {
  const error = await sending.then(
    (response) => assert.fail(`it resolved: ${JSON.stringify(response)}`),
    (reason) => reason,
  );
  assert.ok(api.isTransferError(error), `not an error of the package: ${error}`);
  return error;
}

/** Records the attempts, except for their time, which it only checks. */
export function attemptRecorder() {
  /** @type {Omit<SendAttempt, 'elapsedMs'>[]} */
  const attempts = [];
  const first = pending();
  return {
    attempts,
    /** Resolves after the first attempt. */
    attempted: first.promise,
    /** @param {SendAttempt} attempt */
    onAttempt({ elapsedMs, ...rest }) {
      assert.ok(elapsedMs >= 0 && elapsedMs < 60_000, `elapsedMs is ${elapsedMs}`);
      attempts.push(rest);
      first.resolve();
    },
  };
}

/**
 * Replaces the global fetch by one that reports when the reading of a body begins.
 *
 * @param {import('node:test').TestContext} t
 * @returns {Promise<void>} resolves at the first reading
 */
export function firstReading(t) {
  const fetch = globalThis.fetch;
  return new Promise((resolve) => {
    t.mock.method(globalThis, 'fetch', async (/** @type {Request} */ request) => {
      const httpResponse = await fetch(request);
      const text = httpResponse.text.bind(httpResponse);
      httpResponse.text = () => {
        resolve();
        return text();
      };
      return httpResponse;
    });
  });
}
