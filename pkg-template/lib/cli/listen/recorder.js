// @ts-check
/** Records deliveries as JSON Lines, in the console's format: for each call the head of a recording, then its events. */

import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { callKey } from 'graph-call-transfer/ids';
import { replaceFile } from '../files.js';
import { unusable } from '../input.js';

/** @import { NotificationBatch } from 'graph-call-transfer' */

const FORMAT = 'graph-call-transfer recording';

/**
 * Writes recordings. The events of calls alternate, and a recording is one block of lines: so a call that was recorded already gets
 * its place in the file again, and the file is replaced as a whole.
 *
 * @param {string} path
 */
export function createRecorder(path) {
  /** The lines of each call, by its key. @type {Map<string, string[]>} */
  const recordings = new Map();
  /** The call whose recording is the last in the file. @type {string | undefined} */
  let last;
  const before = readBefore(path);

  /** @param {readonly string[]} lines */
  const append = (lines) => {
    try {
      appendFileSync(path, lines.join(''));
    } catch (error) {
      throw unusable(path, error, 'write');
    }
  };

  return {
    /**
     * @param {NotificationBatch} batch
     * @param {{ body: string, deliveryId?: string | undefined, receivedAt: number }} delivery
     */
    record(batch, { body, deliveryId, receivedAt: at }) {
      if (batch.kind !== 'graph') return;
      const ids = new Map(batch.notifications.flatMap(({ callId }) => (callId ? [[callKey(callId), callId]] : [])));
      for (const [key, callId] of ids) {
        const own = batch.notifications.filter((each) => each.callId !== undefined && callKey(each.callId) === key);
        const text = ids.size === 1 ? body : JSON.stringify({ value: own.map(({ raw }) => raw) });
        const event = lineOf({
          kind: 'notifications',
          at,
          ...(deliveryId !== undefined && { deliveryId }),
          body: text,
        });
        const known = recordings.get(key);
        if (!known) {
          const head = lineOf({ format: FORMAT, version: 1, id: randomUUID(), callId, receivesNotifications: true });
          recordings.set(key, [head, event]);
          append([head, event]);
        } else {
          known.push(event);
          if (key === last) append([event]);
          else {
            // The call moves to the end, where its next events are appended.
            recordings.delete(key);
            recordings.set(key, known);
            replaceFile(path, before + [...recordings.values()].flat().join(''));
          }
        }
        last = key;
      }
    },
  };
}

/**
 * Reads the recordings of an earlier run, which remain.
 * @param {string} path
 */
function readBefore(path) {
  try {
    writeFileSync(path, '', { flag: 'a' });
    const text = readFileSync(path, 'utf8');
    return text === '' || text.endsWith('\n') ? text : `${text}\n`;
  } catch (error) {
    throw unusable(path, error, 'write');
  }
}

/** @param {object} value */
function lineOf(value) {
  return `${JSON.stringify(value)}\n`;
}
