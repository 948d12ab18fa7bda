// @ts-check
/** A lock between processes: a file that exists while a process holds it. */

import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
/** The age of a lock whose process was killed: others touch theirs with each heartbeat. */
const ABANDONED_MS = 20_000;

/**
 * Does `work` while no other process does it.
 * @param {string} file
 * @param {() => Promise<void>} work
 */
export async function withLock(file, work) {
  while (!takeLock(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await sleep(HEARTBEAT_MS / 4);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} file */
function takeLock(file) {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touched > ABANDONED_MS;
}
