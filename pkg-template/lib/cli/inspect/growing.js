// @ts-check
/** Reads a text that grows: a log that is written, or the standard input. */

import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { unusable } from '../input.js';

const POLL_MS = 200;
const CHUNK_BYTES = 1024 * 1024;

/**
 * @param {string} path `-` for the standard input
 * @param {AbortSignal} signal ends the reading
 * @returns {AsyncGenerator<string>}
 */
export async function* growingText(path, signal) {
  const decoder = new TextDecoder();
  for await (const bytes of path === '-' ? addAbortSignal(signal, process.stdin) : growingFile(path, signal)) {
    yield decoder.decode(bytes, { stream: true });
  }
}

/**
 * Polls a file: notifications of the host's file system do not exist everywhere. A file that is replaced, as by a log
 * rotation, or that became shorter, is read from its begin.
 *
 * @param {string} path
 * @param {AbortSignal} signal
 */
async function* growingFile(path, signal) {
  let file = open(path);
  let at = 0;
  try {
    while (!signal.aborted) {
      const bytes = Buffer.alloc(CHUNK_BYTES);
      const count = readSync(file, bytes, 0, CHUNK_BYTES, at);
      if (count > 0) {
        at += count;
        yield bytes.subarray(0, count);
        continue;
      }
      const now = statSync(path, { throwIfNoEntry: false });
      const opened = fstatSync(file);
      if (now && now.ino !== opened.ino) {
        closeSync(file);
        file = open(path);
        at = 0;
      } else if (opened.size < at) at = 0;
      else await sleep(POLL_MS, undefined, { signal }).catch(() => {});
    }
  } finally {
    closeSync(file);
  }
}

/** @param {string} path */
function open(path) {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unusable(path, error);
  }
}
