// @ts-check
/** What one instance holds: after very many notifications, and while it tracks very many calls. */

import { step } from '../tools/steps.mjs';
import { kib } from './figures.mjs';
import { through, tracked } from './process.mjs';

const FEW = 1000;

/**
 * @typedef {object} Held bytes, after what is no longer used was collected
 * @property {number} wasm the memory of the module
 * @property {number} heap that of JavaScript
 */

/**
 * @typedef {object} Tracked
 * @property {Held} before
 * @property {Held} after all calls were told of
 * @property {{ few: number, lastOfMany: number, allOfMany: number }} us one notification: few calls are tracked, and told of; many
 *   are, and as few told of, which came last; many are, and all told of
 */

/**
 * @typedef {object} Memory
 * @property {number} count of the notifications, and of the calls
 * @property {Record<'before' | 'after', Held>} passed
 * @property {Tracked} tracked
 */

/**
 * @param {{ many: number }} effort
 * @returns {Promise<Memory>}
 */
export async function measureMemory({ many }) {
  const number = many.toLocaleString('en');
  const passed = await step(`${number} notifications`, () => through(many));
  return { count: many, passed, tracked: await step(`${number} calls tracked`, () => tracked(many, FEW)) };
}

/**
 * @param {Memory} memory
 * @returns {import('./table.mjs').Table[]}
 */
export function memoryTables({ count, passed, tracked: { before, after, us } }) {
  const many = count.toLocaleString('en');
  const few = FEW.toLocaleString('en');
  const bytesOfCall = (/** @type {keyof Held} */ part) => String(Math.round((after[part] - before[part]) / count));
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
      notes: [`Of ${(count / 4).toLocaleString('en')} calls, of which ${few} are kept.`],
    },
    {
      title: `Memory of ${many} calls that are tracked`,
      head: ['bytes a call', 'figure'],
      rows: [
        ['wasm module', bytesOfCall('wasm')],
        ['JavaScript heap', bytesOfCall('heap')],
      ],
      notes: ['Each has heard one notification.'],
    },
    {
      title: `tracker.apply(bytes), the same again, beside ${many} calls that are tracked`,
      head: ['case', 'µs', `× ${few} tracked`],
      rows: [
        timed(`${few} tracked`, us.few),
        timed(`${many} tracked, told of the last ${few}`, us.lastOfMany),
        timed(`${many} tracked, told of all`, us.allOfMany),
      ],
      notes: ['In no order. In the last row hardly any call is in the caches of the machine.'],
    },
  ];
}
