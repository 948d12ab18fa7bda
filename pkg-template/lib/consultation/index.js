// @ts-check
/** Consultations: ask the transfer target first, then transfer, or take the caller back. */

import { awaitFromCaller, fromCaller } from '../caller.js';
import { ConsultationObserver, spanOfConsultation } from '../telemetry/consultation.js';
import { runOperation } from '../telemetry/operation.js';
import { advanceCall as advance, UNBORN } from './call-life.js';
import { INITIAL, isLeftOver as leavesCall, step } from './machine.js';
import { readArguments, readStored } from './options.js';
import { RunningConsultation } from './running.js';

/** @import { Arguments } from './options.js' */

/** @typedef {typeof import('../../types/consultation.js')} Api */

/** @type {Api['advanceCall']} */
export function advanceCall(life = UNBORN, notification) {
  return advance(life, notification);
}

/** @type {Api['INITIAL_STATE']} */
export const INITIAL_STATE = INITIAL;

/** @type {Api['stepConsultation']} */
export function stepConsultation(state, event) {
  const [next, commands] = step(state, event);
  return { state: next, commands };
}

/** @type {Api['isLeftOver']} */
export function isLeftOver(state) {
  return leavesCall(state);
}

/** @type {Api['startConsultation']} */
export function startConsultation(input, options) {
  return awaitFromCaller(startConsultation, async () => {
    const given = readArguments('startConsultation', input, options);
    return observed(given, false, async (observer) => {
      const consultation = new RunningConsultation(given, INITIAL, observer);
      await consultation.call();
      return consultation;
    });
  });
}

/** @type {Api['resumeConsultation']} */
export function resumeConsultation(stored, options) {
  return fromCaller(resumeConsultation, () => {
    const { input, state } = readStored(stored);
    const given = readArguments('resumeConsultation', input, options);
    return observed(given, true, (observer) => {
      const consultation = new RunningConsultation(given, state, observer);
      consultation.resume();
      return consultation;
    });
  });
}

/**
 * Does the work in a span, if the caller opted in.
 * @template Result
 * @param {Arguments} given
 * @param {boolean} isResumed
 * @param {(observer?: ConsultationObserver) => Result} work
 * @returns {Result}
 */
function observed(given, isResumed, work) {
  const { telemetry } = given;
  if (telemetry.tracer === undefined && telemetry.meter === undefined) return work();
  return runOperation(telemetry, spanOfConsultation(given, isResumed), (operation) =>
    work(new ConsultationObserver(operation)),
  );
}
