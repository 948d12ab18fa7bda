// @ts-check
/** Reads the options with which a caller opts in to OpenTelemetry. */

import { valueOrUndefined } from '../foreign-calls.js';
import { invalidOption } from '../options.js';

/** @import { TelemetryOptions } from '../../types/telemetry.js' */

/**
 * @param {string} caller the public function
 * @param {{ tracer?: any, meter?: any }} options
 * @returns {TelemetryOptions}
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function readTelemetry(caller, { tracer, meter }) {
  assertHas(caller, 'tracer', tracer, 'startActiveSpan');
  assertHas(caller, 'meter', meter, 'createHistogram');
  return { tracer, meter };
}

/**
 * @param {string} caller
 * @param {string} name of the option
 * @param {any} value
 * @param {string} method
 */
function assertHas(caller, name, value, method) {
  if (value === undefined || typeof valueOrUndefined(() => value[method]) === 'function') return;
  throw invalidOption(caller, `invalid ${name}`, `an object of @opentelemetry/api, with the method ${method}`);
}
