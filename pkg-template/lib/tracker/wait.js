// @ts-check
/** One wait for an outcome, with its timer and its signal. */

import { TransferError } from '../error.js';
import { valueOrUndefined } from '../foreign-calls.js';
import { invalidOption, readOptions } from '../options.js';

/** @import { OutcomeOptions, TransferOutcome } from '../../types/index.js' */

/** The longest time that a timer supports. */
const MAX_WAIT_MS = 2_147_483_647;

/**
 * @typedef {object} Wait
 * @property {(outcome: TransferOutcome) => void} settle
 * @property {(error: unknown) => void} fail
 */

/**
 * Begins a wait. When it ends, its timer and its listener are removed.
 * @param {OutcomeOptions} options as `readWaitOptions` returns them
 * @param {object} context
 * @param {Set<Wait>} context.waits contains the wait until it ends
 * @param {() => void} context.onChange called when `waits` changes
 * @param {() => TransferOutcome} context.timedOut returns the outcome of a timeout
 * @param {(outcome: TransferOutcome) => void} context.resolve
 * @param {(error: unknown) => void} context.reject
 */
export function beginWait({ signal, timeoutMs }, { waits, onChange, timedOut, resolve, reject }) {
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
  const onAbort = () => wait.fail(abortError(signal));
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => wait.settle(timedOut()), timeoutMs);
  function end() {
    clearTimeout(timer);
    waits.delete(wait);
    onChange();
    // A signal of the caller's own may throw, which must not affect other waits.
    valueOrUndefined(() => signal?.removeEventListener('abort', onAbort));
  }
  waits.add(wait);
  onChange();
  try {
    signal?.addEventListener('abort', onAbort, { once: true });
  } catch (cause) {
    wait.fail(new TransferError('invalidOptions', 'signal: addEventListener threw', { cause }));
  }
}

/**
 * Reads the options of a wait.
 * @param {unknown} options
 * @returns {OutcomeOptions}
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`, or `aborted` when the signal is aborted already
 */
export function readWaitOptions(options) {
  if (options === undefined) return {};
  const { signal, timeoutMs } = readOptions('outcome', options, ['signal', 'timeoutMs']);
  if (timeoutMs !== undefined && !(typeof timeoutMs === 'number' && timeoutMs >= 0 && timeoutMs <= MAX_WAIT_MS)) {
    throw invalidOption('outcome', 'invalid timeoutMs', 'a number from 0 to 2,147,483,647');
  }
  if (signal !== undefined && isAborted(signal)) throw abortError(signal);
  return { ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) };
}

/** @param {any} signal */
function isAborted(signal) {
  try {
    if (typeof signal?.addEventListener === 'function') return signal.aborted === true;
  } catch (cause) {
    throw new TransferError('invalidOptions', 'outcome: the signal is unreadable', { cause });
  }
  throw invalidOption('outcome', 'invalid signal', 'an AbortSignal');
}

/** @param {AbortSignal | undefined} signal */
function abortError(signal) {
  const cause = valueOrUndefined(() => signal?.reason);
  return new TransferError('aborted', 'the wait was aborted; the transfer continues', { cause });
}
