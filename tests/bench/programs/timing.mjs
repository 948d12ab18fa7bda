// @ts-check
/** Measures the time of a call when the engine is warm. */

import { median } from '../figures.mjs';

/** Exported, so that the engine cannot drop a call as useless. @type {unknown} */
export let last;

/**
 * Runs a function repeatedly.
 * @param {() => unknown} run
 * @param {import('../process.mjs').Repetition} repetition
 * @returns {number} the time of one call in microseconds, the median of the batches
 */
export function timeOfCall(run, { warmUpMs, batchMs, batches }) {
  const timeOf = (/** @type {number} */ calls) => {
    const started = performance.now();
    for (let call = 0; call < calls; call += 1) last = run();
    return performance.now() - started;
  };
  for (let spent = 0; spent < warmUpMs; ) spent += timeOf(10);
  let calls = 10;
  while (timeOf(calls) < batchMs) calls *= 2;
  return median(Array.from({ length: batches }, () => timeOf(calls) / calls)) * 1000;
}

/**
 * Runs a function in turns of `calls` calls, with a preparation before each turn, which is not counted.
 * @param {() => void} prepare
 * @param {() => unknown} run
 * @param {import('../process.mjs').Repetition & { calls: number }} repetition
 * @returns {number} the time of one call in microseconds, the median of the turns
 */
export function timeOfTurns(prepare, run, { calls, warmUpMs, batchMs, batches }) {
  const timesFor = (/** @type {number} */ ms) => {
    const times = [];
    for (let spent = 0; spent < ms; spent += times.at(-1) ?? ms) {
      prepare();
      const started = performance.now();
      for (let call = 0; call < calls; call += 1) last = run();
      times.push(performance.now() - started);
    }
    return times;
  };
  timesFor(warmUpMs);
  return (median(timesFor(batchMs * batches)) / calls) * 1000;
}
