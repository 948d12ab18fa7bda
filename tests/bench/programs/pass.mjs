// @ts-check
/** Passes many notifications through one instance: prints its memory before and after. Run with --expose-gc. */

import { EXAMPLE, textOf } from '../bodies.mjs';
import { memoryUsage, parseNotifications, TransferTracker } from './instance.mjs';
import { NumberedBody } from './numbered.mjs';

const { count } = JSON.parse(process.argv[2] ?? '');
const bodies = ['1-blind-transferring', '1-blind-accepted', '1-blind-failed', '1-blind-completed'].map(
  (name) => new NumberedBody(textOf(name), EXAMPLE.callId),
);
// Full after the first notifications, so that each new call replaces another one.
const tracker = new TransferTracker({ capacity: 1000 });

// First the memory grows for the transfers, and for compiled code.
receive(0, 20_000);
const before = memoryUsage();
receive(20_000, 20_000 + count);
console.log(JSON.stringify({ before, after: memoryUsage() }));

/**
 * @param {number} first
 * @param {number} end
 */
function receive(first, end) {
  for (let number = first; number < end; number += 1) {
    const body = bodies[number % bodies.length]?.forCall(Math.floor(number / bodies.length)) ?? '';
    tracker.apply(body);
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph' || batch.notifications.length !== 1) throw new Error('a notification was not read');
  }
}
