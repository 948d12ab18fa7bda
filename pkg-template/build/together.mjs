// @ts-check
/** Steps that run at the same time. */

import { setTimeout as sleep } from 'node:timers/promises';
import { stopAll } from './run.mjs';

/** The time in which stopped steps print their lines. */
const STOP_MS = 2_000;

/**
 * Waits for steps that run at the same time. When one fails, the others are stopped.
 * @template T
 * @param {readonly Promise<T>[]} steps
 * @returns {Promise<T[]>}
 */
export async function together(steps) {
  try {
    return await Promise.all(steps);
  } catch (error) {
    stopAll();
    await Promise.race([Promise.allSettled(steps), sleep(STOP_MS, undefined, { ref: false })]);
    throw error;
  }
}
