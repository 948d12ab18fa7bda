// @ts-check
/** One operation as a span and a duration of OpenTelemetry. No error of theirs reaches the operation. */

import { callListener, valueOrUndefined } from '../foreign-calls.js';

/** @import { TelemetryAttributes, TelemetryHistogram, TelemetryMeter, TelemetryOptions, TelemetrySpan } from '../../types/telemetry.js' */

/** `SpanKind.CLIENT` and `SpanStatusCode.ERROR` of `@opentelemetry/api`. */
const KIND_CLIENT = 2;
const STATUS_ERROR = 2;

/**
 * @typedef {object} Operation
 * @property {(name: string, attributes?: TelemetryAttributes) => void} event
 * @property {(attributes: TelemetryAttributes) => void} set
 * @property {(attributes: TelemetryAttributes, measured: TelemetryAttributes, error?: string) => void} end
 *   ends it once: with attributes of the span, those of the duration, and the reason if it is a fault
 */

/**
 * Does the work of an operation while its span is the active one, so that the spans of its requests are inside.
 * @template Result
 * @param {TelemetryOptions} telemetry
 * @param {{ name: string, attributes: TelemetryAttributes }} span
 * @param {(operation: Operation) => Result} work is done exactly once, at once, whatever the tracer does
 * @returns {Result}
 */
export function runOperation({ tracer, meter }, { name, attributes }, work) {
  /** @type {{ result: Result } | { thrown: unknown } | undefined} */
  let done;
  const doOnce = (/** @type {TelemetrySpan | undefined} */ span) => {
    if (done) return;
    try {
      done = { result: work(createOperation(span, durationOf(meter, name))) };
    } catch (thrown) {
      done = { thrown };
    }
  };
  if (tracer) valueOrUndefined(() => tracer.startActiveSpan(name, { kind: KIND_CLIENT, attributes }, doOnce));
  doOnce(undefined);
  const ended = /** @type {{ result: Result } | { thrown: unknown }} */ (/** @type {unknown} */ (done));
  if ('thrown' in ended) throw ended.thrown;
  return ended.result;
}

/**
 * @param {TelemetrySpan | undefined} span
 * @param {TelemetryHistogram | undefined} duration
 * @returns {Operation}
 */
function createOperation(span, duration) {
  const start = performance.now();
  let hasEnded = false;
  const whileOpen = (/** @type {() => unknown} */ call) => {
    if (!hasEnded) callListener(call);
  };
  return {
    event: (name, attributes) => whileOpen(() => span?.addEvent(name, attributes)),
    set: (attributes) => whileOpen(() => span?.setAttributes(attributes)),
    end(attributes, measured, error) {
      whileOpen(() => span?.setAttributes(attributes));
      if (error !== undefined) whileOpen(() => span?.setStatus({ code: STATUS_ERROR, message: error }));
      whileOpen(() => span?.end());
      whileOpen(() => duration?.record((performance.now() - start) / 1000, measured));
      hasEnded = true;
    },
  };
}

/** The durations of each meter, by the names of their operations. @type {WeakMap<TelemetryMeter, Map<string, TelemetryHistogram>>} */
const durations = new WeakMap();

/**
 * @param {TelemetryMeter | undefined} meter
 * @param {string} name of the operation
 */
function durationOf(meter, name) {
  if (!meter) return undefined;
  const known = durations.get(meter) ?? new Map();
  durations.set(meter, known);
  if (!known.has(name)) {
    const description = 'The time from the start to the outcome';
    known.set(
      name,
      valueOrUndefined(() => meter.createHistogram(`${name}.duration`, { unit: 's', description })),
    );
  }
  return known.get(name);
}
