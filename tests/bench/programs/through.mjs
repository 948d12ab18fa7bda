// @ts-check
/** Lets many notifications through one instance: prints what it holds before and after. Run with --expose-gc. */

import { EXAMPLE, textOf } from '../bodies.mjs';
import { held, parseNotifications, TransferTracker } from './instance.mjs';
import { Numbered } from './numbered.mjs';

const { count } = JSON.parse(process.argv[2] ?? '');
const bodies = ['1-blind-transferring', '1-blind-accepted', '1-blind-failed', '1-blind-completed'].map(
  (name) => new Numbered(textOf(name), EXAMPLE.callId),
);
// Full after the first notifications, so that for each call another one goes.
const tracker = new TransferTracker({ capacity: 1000 });

// Makes room: for the transfers, and for compiled code.
receive(0, 20_000);
const before = held();
receive(20_000, 20_000 + count);
console.log(JSON.stringify({ before, after: held() }));

/**
 * @param {number} first
 * @param {number} end
 */
function receive(first, end) {
  for (let number = first; number < end; number += 1) {
    const body = bodies[number % bodies.length]?.of(Math.floor(number / bodies.length)) ?? '';
    tracker.apply(body);
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph' || batch.notifications.length !== 1) throw new Error('a notification was not read');
  }
}
