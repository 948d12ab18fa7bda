// @ts-check
/** Reads the arguments of the consultation's public functions. */

import { buildCall } from '../calls/index.js';
import { TransferError } from '../error.js';
import { randomGuid } from '../guid.js';
import { membersOf } from '../members.js';
import { invalidOption, readOptions } from '../options.js';
import { buildTransfer } from '../requests/index.js';
import { readTelemetry } from '../telemetry/options.js';
import { TransferTracker } from '../tracker/tracker.js';

/** @import { CallRequest, SendOptions, TransferInput, TransferTracker as Tracker } from '../../types/index.js' */
/** @import { TelemetryOptions } from '../../types/telemetry.js' */
/** @import { ConsultationInput, ConsultationOptions, ConsultationState } from '../../types/consultation.js' */

const INPUT = ['callId', 'target', 'transferee', 'endpointType', 'source', 'tenantId', 'clientContext'];
const PHASES = ['calling', 'answered', 'transferring', 'ending', 'ended'];
const MAX_TIMEOUT_MS = 3_600_000;
const DEFAULTS = { ringTimeoutMs: 60_000, transferTimeoutMs: 60_000, searchTimeoutMs: 10_000 };

/**
 * The checked arguments of a consultation.
 *
 * @typedef {object} Arguments
 * @property {string} callId
 * @property {string} clientContext
 * @property {CallRequest} call the request that creates the consultation call
 * @property {TransferInput} transfer without the call that it replaces
 * @property {Tracker} tracker
 * @property {SendOptions} send the options of each request; the signal of the caller is none of them, because it must not cut off a request
 * @property {AbortSignal | undefined} signal
 * @property {typeof DEFAULTS} timeouts
 * @property {TelemetryOptions} telemetry
 * @property {NonNullable<ConsultationOptions['onState']>} onState
 */

/**
 * Reads the arguments of a public function.
 * @param {string} name of the function
 * @param {unknown} input
 * @param {unknown} options
 * @returns {Arguments}
 * @throws {TransferError} `invalidTransfer`, `invalidOptions`
 */
export function readArguments(name, input, options) {
  const given = /** @type {ConsultationInput} */ (readOptions(name, input, INPUT));
  const { callId, target, transferee, endpointType, source, tenantId, clientContext = randomGuid() } = given;
  const {
    tracker,
    callbackUri,
    onState = () => {},
    signal,
    tracer,
    meter,
    ...rest
  } = membersOf(options, `${name}: the options`);
  const telemetry = readTelemetry(name, { tracer, meter });
  const { ringTimeoutMs, transferTimeoutMs, searchTimeoutMs, ...send } = { ...DEFAULTS, ...withoutUndefined(rest) };
  const timeouts = { ringTimeoutMs, transferTimeoutMs, searchTimeoutMs };
  for (const [option, value] of Object.entries(timeouts)) {
    if (!(typeof value === 'number' && value >= 0 && value <= MAX_TIMEOUT_MS)) {
      throw invalidOption(name, `invalid ${option}`, 'a number from 0 to 3,600,000');
    }
  }
  if (!(tracker instanceof TransferTracker)) {
    throw new TransferError('invalidOptions', 'tracker: expected a TransferTracker of this package');
  }
  if (typeof onState !== 'function') throw invalidOption(name, 'invalid onState', 'a function');
  if (signal !== undefined && typeof (/** @type {any} */ (signal).addEventListener) !== 'function') {
    throw invalidOption(name, 'invalid signal', 'an AbortSignal');
  }
  const transfer = /** @type {TransferInput} */ (withoutUndefined({ callId, target, transferee, endpointType }));
  // Before the target rings: a transfer that could not be sent needs no consultation.
  buildTransfer(transfer);
  const call = buildCall(
    /** @type {any} */ (withoutUndefined({ target, callbackUri, source, tenantId, clientContext })),
  );
  return {
    ...{
      callId,
      clientContext,
      call,
      transfer,
      tracker: /** @type {any} */ (tracker),
      send: /** @type {any} */ (send),
    },
    ...{ signal: /** @type {any} */ (signal), timeouts, telemetry, onState: /** @type {any} */ (onState) },
  };
}

/**
 * Reads the first argument of `resumeConsultation`.
 * @param {unknown} stored
 * @returns {{ input: ConsultationInput, state: ConsultationState }}
 */
export function readStored(stored) {
  const { input, state } = readOptions('resumeConsultation', stored, ['input', 'state']);
  const { phase } = membersOf(state, 'resumeConsultation: the state');
  if (!PHASES.includes(phase))
    throw invalidOption('resumeConsultation', 'invalid state', 'the state of a consultation');
  if (typeof membersOf(input, 'resumeConsultation: the input').clientContext !== 'string') {
    throw invalidOption('resumeConsultation', 'invalid input', 'a clientContext, that of the consultation call');
  }
  return { input, state: Object.freeze({ ...state }) };
}

/**
 * @template {object} Members
 * @param {Members} members
 * @returns {Members}
 */
function withoutUndefined(members) {
  return /** @type {Members} */ (
    Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
  );
}
