// @ts-check
/** One wait for an outcome, with its timer and its signal. */

import { transferError } from '../error.js';

/** @import { OutcomeOptions, TransferOutcome } from '../../types/index.js' */

/** What a timer can hold. */
const LONGEST_WAIT_MS = 2_147_483_647;

/**
 * @typedef {object} Wait
 * @property {(outcome: TransferOutcome) => void} settle
 * @property {(error: unknown) => void} fail
 */

/**
 * Begins a wait. Settling it takes it, its timer and its listener away.
 * @param {OutcomeOptions} options as `readWaitOptions` gives them
 * @param {object} place
 * @param {Set<Wait>} place.waits where it is while it lasts
 * @param {() => void} place.changed told when they change
 * @param {() => TransferOutcome} place.timedOut gives the outcome when the time is over
 * @param {(outcome: TransferOutcome) => void} place.resolve
 * @param {(error: unknown) => void} place.reject
 */
export function beginWait({ signal, timeoutMs }, { waits, changed, timedOut, resolve, reject }) {
  /** @type {Wait} */
  const wait = {
    settle(outcome) {
      end();
      resolve(outcome);
    },
    fail(error) {
      end();
      reject(error);
    },
  };
  const onAbort = () => wait.fail(aborted(signal));
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => wait.settle(timedOut()), timeoutMs);
  function end() {
    clearTimeout(timer);
    waits.delete(wait);
    changed();
    // A signal that is none of the host's may throw. That must not keep others from being told.
    quietly(() => signal?.removeEventListener('abort', onAbort));
  }
  waits.add(wait);
  changed();
  try {
    signal?.addEventListener('abort', onAbort, { once: true });
  } catch (cause) {
    wait.fail(transferError('invalidOptions', 'signal: it cannot be listened to', { cause }));
  }
}

/**
 * @param {unknown} options
 * @returns {OutcomeOptions}
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`, or `aborted` when the signal is aborted already
 */
export function readWaitOptions(options) {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null) {
    throw transferError('invalidOptions', 'the options: expected an object');
  }
  const { unknown, signal, timeoutMs, isAborted } = read(options);
  if (unknown !== undefined) {
    const name = unknown.slice(0, 60);
    throw transferError('invalidOptions', `"${name}" is no option of a wait: there are signal and timeoutMs`);
  }
  if (timeoutMs !== undefined && !(typeof timeoutMs === 'number' && timeoutMs >= 0 && timeoutMs <= LONGEST_WAIT_MS)) {
    throw transferError('invalidOptions', 'timeoutMs: expected a number from 0 to 2,147,483,647');
  }
  if (isAborted === undefined) throw transferError('invalidOptions', 'signal: expected an AbortSignal');
  if (isAborted) throw aborted(signal);
  return { ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) };
}

/**
 * Reads what is the caller's, and may throw.
 * @param {object} options
 */
function read(options) {
  try {
    const unknown = Object.keys(options).find((name) => name !== 'signal' && name !== 'timeoutMs');
    const { signal, timeoutMs } = /** @type {OutcomeOptions} */ (options);
    const isSignal = signal === undefined || typeof signal?.addEventListener === 'function';
    return { unknown, signal, timeoutMs, isAborted: isSignal ? signal?.aborted === true : undefined };
  } catch (cause) {
    throw transferError('invalidOptions', 'the options could not be read', { cause });
  }
}

/** @param {AbortSignal | undefined} signal */
function aborted(signal) {
  const cause = quietly(() => signal?.reason);
  return transferError('aborted', 'the wait was aborted; the transfer goes on', { cause });
}

/**
 * @template Value
 * @param {() => Value} call
 * @returns {Value | undefined}
 */
function quietly(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
}
