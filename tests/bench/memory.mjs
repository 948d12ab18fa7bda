// @ts-check
/** Measures the memory of one instance: after very many notifications, and while it tracks very many calls. */

import { step } from '../../pkg-template/build/steps.mjs';
import { kib } from './figures.mjs';
import { passNotifications, trackCalls } from './process.mjs';

const FEW = 1000;

/**
 * @typedef {object} Memory
 * @property {number} count of notifications, and of calls
 * @property {import('./process.mjs').Passed} passed
 * @property {import('./process.mjs').Tracked} tracked
 */

/**
 * @param {{ many: number }} effort
 * @returns {Promise<Memory>}
 */
export async function measureMemory({ many }) {
  const number = many.toLocaleString('en');
  const passed = await step(`${number} notifications`, () => passNotifications(many));
  return { count: many, passed, tracked: await step(`${number} calls tracked`, () => trackCalls(many, FEW)) };
}

/**
 * @param {Memory} memory
 * @returns {import('./table.mjs').Table[]}
 */
export function memoryTables({ count, passed, tracked: { before, after, us } }) {
  const many = count.toLocaleString('en');
  const few = FEW.toLocaleString('en');
  const bytesOfCall = (/** @type {keyof import('./process.mjs').Usage} */ part) =>
    String(Math.round((after[part] - before[part]) / count));
  const timed = (/** @type {string} */ title, /** @type {number} */ time) => {
    return [title, time.toFixed(2), (time / us.few).toFixed(2)];
  };
  return [
    {
      title: `${many} notifications through one instance, each applied and parsed`,
      head: ['KiB', 'before', 'after'],
      rows: [
        ['memory of the wasm module', kib(passed.before.wasm), kib(passed.after.wasm)],
        ['JavaScript heap', kib(passed.before.heap), kib(passed.after.heap)],
      ],
      notes: [`About ${(count / 4).toLocaleString('en')} calls, of which the tracker keeps ${few}.`],
    },
    {
      title: `Memory of ${many} calls that are tracked`,
      head: ['bytes for each call', 'figure'],
      rows: [
        ['wasm module', bytesOfCall('wasm')],
        ['JavaScript heap', bytesOfCall('heap')],
      ],
      notes: ['Each has received one notification.'],
    },
    {
      title: `tracker.apply(bytes), a repeated notification, with ${many} calls tracked`,
      head: ['case', 'µs', `× ${few} tracked`],
      rows: [
        timed(`${few} tracked`, us.few),
        timed(`${many} tracked, notifications of the last ${few}`, us.lastOfMany),
        timed(`${many} tracked, notifications of all`, us.allOfMany),
      ],
      notes: ['In random order. In the last row hardly any call is in the caches of the processor.'],
    },
  ];
}
