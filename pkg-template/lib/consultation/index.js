// @ts-check
/** Consultations: ask the transfer target first, then transfer, or take the caller back. */

import { awaitFromCaller, fromCaller } from '../caller.js';
import { advanceCall as advance, UNBORN } from './call-life.js';
import { INITIAL, isLeftOver as leavesCall, step } from './machine.js';
import { readArguments, readStored } from './options.js';
import { RunningConsultation } from './running.js';

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
    const consultation = new RunningConsultation(readArguments('startConsultation', input, options), INITIAL);
    await consultation.call();
    return consultation;
  });
}

/** @type {Api['resumeConsultation']} */
export function resumeConsultation(stored, options) {
  return fromCaller(resumeConsultation, () => {
    const { input, state } = readStored(stored);
    const consultation = new RunningConsultation(readArguments('resumeConsultation', input, options), state);
    consultation.resume();
    return consultation;
  });
}
