// @ts-check
/** Tracks many calls: prints what one of them holds, and what a notification costs beside few and beside many. Run with --expose-gc. */

import { EXAMPLE } from '../bodies.mjs';
import { median } from '../figures.mjs';
import { held, TransferTracker } from './instance.mjs';
import { Numbered } from './numbered.mjs';

const BATCHES = 15;
const NOTIFICATIONS = 10_000;
const STEP = 618_033;

const { count, few } = JSON.parse(process.argv[2] ?? '');
const body = new Numbered(EXAMPLE.text, EXAMPLE.callId);

const small = trackerOf(few);
const before = held();
const large = trackerOf(count);
const after = held();

/** @type {Record<keyof import('../memory.mjs').Tracked['us'], () => number>} */
const kinds = {
  few: () => timeOf(small, 0, few),
  lastOfMany: () => timeOf(large, count - few, few),
  allOfMany: () => timeOf(large, 0, count),
};
const times = Object.entries(kinds).map(([name, time]) => ({ name, time, all: /** @type {number[]} */ ([]) }));
// By turns, so that what else the machine does meets all of them.
for (let batch = 0; batch < BATCHES; batch += 1) for (const { time, all } of times) all.push(time());
const us = Object.fromEntries(times.map(({ name, all }) => [name, median(all) * 1000]));
console.log(JSON.stringify({ before, after, us }));

/**
 * Makes a tracker that knows so many calls.
 * @param {number} size
 */
function trackerOf(size) {
  const tracker = new TransferTracker({ capacity: size });
  for (let number = 0; number < size; number += 1) tracker.apply(body.of(number));
  if (tracker.size !== size) throw new Error(`${tracker.size} calls are tracked, not ${size}`);
  return tracker;
}

/**
 * Tells a tracker of calls that it knows, in no order.
 * @param {InstanceType<typeof TransferTracker>} tracker
 * @param {number} first the number of the first of them
 * @param {number} calls how many
 */
function timeOf(tracker, first, calls) {
  const started = performance.now();
  // A step that has no divisor in common with the number of calls comes to each of them.
  for (let told = 0, call = 0; told < NOTIFICATIONS; told += 1, call = (call + STEP) % calls) {
    tracker.apply(body.of(first + call));
  }
  return (performance.now() - started) / NOTIFICATIONS;
}
