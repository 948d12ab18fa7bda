// @ts-check
/** Tracks many calls: prints the memory, and the time of a notification with few and with many calls. Run with --expose-gc. */

import { EXAMPLE } from '../bodies.mjs';
import { median } from '../figures.mjs';
import { memoryUsage, TransferTracker } from './instance.mjs';
import { NumberedBody } from './numbered.mjs';

const BATCHES = 15;
const NOTIFICATIONS = 10_000;
const STEP = 618_033;

const { count, few } = JSON.parse(process.argv[2] ?? '');
const body = new NumberedBody(EXAMPLE.text, EXAMPLE.callId);

const small = trackerOf(few);
const before = memoryUsage();
const large = trackerOf(count);
const after = memoryUsage();

/** @type {Record<keyof import('../process.mjs').Tracked['us'], () => number>} */
const kinds = {
  few: () => timeOf(small, 0, few),
  lastOfMany: () => timeOf(large, count - few, few),
  allOfMany: () => timeOf(large, 0, count),
};
const times = Object.entries(kinds).map(([name, time]) => ({ name, time, all: /** @type {number[]} */ ([]) }));
// In turns, so that other work of the machine affects all of them.
for (let batch = 0; batch < BATCHES; batch += 1) for (const { time, all } of times) all.push(time());
const us = Object.fromEntries(times.map(({ name, all }) => [name, median(all) * 1000]));
console.log(JSON.stringify({ before, after, us }));

/**
 * Creates a tracker that has received a notification of each call.
 * @param {number} size
 */
function trackerOf(size) {
  const tracker = new TransferTracker({ capacity: size });
  for (let number = 0; number < size; number += 1) tracker.apply(body.forCall(number));
  if (tracker.size !== size) throw new Error(`${tracker.size} calls are tracked, not ${size}`);
  return tracker;
}

/**
 * Applies notifications of calls that the tracker knows, in random order, and returns the time of one.
 * @param {InstanceType<typeof TransferTracker>} tracker
 * @param {number} first the number of the first of them
 * @param {number} calls their number
 */
function timeOf(tracker, first, calls) {
  const started = performance.now();
  // A step without a common divisor with the number of calls reaches each of them.
  for (let applied = 0, call = 0; applied < NOTIFICATIONS; applied += 1, call = (call + STEP) % calls) {
    tracker.apply(body.forCall(first + call));
  }
  return (performance.now() - started) / NOTIFICATIONS;
}
