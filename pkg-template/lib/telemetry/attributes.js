// @ts-check
/** What the spans of all operations record alike: requests and notifications. */

/** @import { ResultInfo, SendAttempt } from '../../types/index.js' */
/** @import { TelemetryAttributes } from '../../types/telemetry.js' */

/**
 * @param {Readonly<Record<string, string | number | boolean | undefined>>} members
 * @returns {TelemetryAttributes}
 */
export function withoutUndefined(members) {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Returns the attributes of the event `graph.request`.
 * @param {SendAttempt} attempt
 */
export function attributesOfAttempt({ number, status, failure, waitMs }) {
  return withoutUndefined({
    'graph.request.attempt': number,
    'http.response.status_code': status,
    'graph.request.failure': failure,
    'graph.request.wait_ms': waitMs,
  });
}

/**
 * What a notification states, or the evidence that was made of it.
 *
 * @typedef {object} Stated
 * @property {string | undefined} [changeType]
 * @property {string | undefined} [state]
 * @property {string | undefined} [audio]
 * @property {string | undefined} [terminationReason]
 * @property {ResultInfo | undefined} [result]
 */

/**
 * Returns the attributes of the event `graph.notification`. The message of a result is not among them: it can name a party.
 * @param {Stated} stated
 */
export function attributesOfNotification({ changeType, state, audio, terminationReason, result }) {
  return withoutUndefined({
    'graph.notification.change_type': changeType,
    'graph.notification.state': state,
    'graph.notification.audio': audio,
    'graph.notification.termination_reason': terminationReason,
    'graph.result.code': result?.code,
    'graph.result.subcode': result?.subcode,
  });
}

/**
 * Records the attempts of a request, beside the caller's own listener.
 * @template {{ onAttempt?: ((attempt: SendAttempt) => unknown) | undefined }} Options
 * @param {Options} options
 * @param {(attempt: SendAttempt) => void} record
 * @returns {Options}
 */
export function withAttempts(options, record) {
  const { onAttempt } = options;
  // A listener that is not a function is an error of the options.
  if (onAttempt !== undefined && typeof onAttempt !== 'function') return options;
  const onEachAttempt = (/** @type {SendAttempt} */ attempt) => {
    record(attempt);
    onAttempt?.(attempt);
  };
  return { ...options, onAttempt: onEachAttempt };
}

/**
 * Returns the attributes of a request without a response.
 * @param {unknown} error
 */
export function attributesOfError(error) {
  const { code, delivered } = /** @type {{ code?: unknown, delivered?: unknown }} */ (error ?? {});
  return {
    type: typeof code === 'string' ? code : 'unknown',
    details: withoutUndefined({ 'graph.request.delivered': typeof delivered === 'string' ? delivered : undefined }),
  };
}
