// @ts-check
/** The timeline of each profile: the notifications about a transfer, their delays, and the faults of their delivery. */

/** @import { NotificationName } from './notifications.js' */
/** @import { OutcomeName } from './outcomes.js' */
/** @import { SimulatedTransfer } from './transfers.js' */

/**
 * A notification, and its delay after the previous one in milliseconds.
 * @typedef {readonly [delay: number, notification: NotificationName]} Step
 */

/**
 * @typedef {object} Timeline
 * @property {OutcomeName} [outcome] of the transfer, whatever is delivered; absent where nothing happens after the 202
 * @property {readonly Step[]} steps
 * @property {DeliveryFault} [applyFault]
 */

/**
 * A notification on its way to the app.
 *
 * @typedef {object} PlannedDelivery
 * @property {number} offset milliseconds after the response
 * @property {NotificationName} notification
 * @property {boolean} [isRedelivery] whether it repeats the previous delivery under the same id
 * @property {boolean} [isLegacy] whether its body has the legacy Skype form
 * @property {boolean} [isLost]
 */

/**
 * Changes the deliveries of a transfer.
 * @typedef {(deliveries: readonly PlannedDelivery[], nextFraction: () => number) => readonly PlannedDelivery[]} DeliveryFault
 */

/** How far a delay may differ from the table, as a fraction of it. */
const VARIATION = 0.1;
/** The factor by which `slow` multiplies every delay. */
const SLOWDOWN = 4;
/** The delay of a repeated delivery, in milliseconds. */
const REPEAT_DELAY = 50;

/** The notifications that only a transfer with a replaced call has. */
const onReplacedCall = new Set(['replacedCallTerminated', 'replacedCallDeleted']);

/** @type {readonly Step[]} */
const toTransferring = [
  [300, 'transferring'],
  [400, 'audioInactive'],
];

/** @type {readonly Step[]} */
const toAcceptance = [...toTransferring, [800, 'transferAccepted']];

/** @type {readonly Step[]} */
const replacedCallEnds = [
  [1000, 'replacedCallTerminated'],
  [100, 'replacedCallDeleted'],
];

/** @satisfies {Timeline} */
const complete = {
  outcome: 'completed',
  steps: [...toAcceptance, ...replacedCallEnds, [300, 'completed']],
};

export const timelines = /** @satisfies {Record<string, Timeline>} */ ({
  complete,

  completeBeforeAudioInactive: {
    outcome: 'completed',
    steps: [
      [300, 'transferring'],
      [1200, 'transferAccepted'],
      [400, 'audioInactiveOnceAccepted'],
      [600, 'replacedCallTerminated'],
      [100, 'replacedCallDeleted'],
      [300, 'completed'],
    ],
  },

  voicemailAnswers: {
    outcome: 'voicemail',
    steps: [...toTransferring, [20_000, 'transferAccepted'], ...replacedCallEnds, [300, 'voicemail']],
  },

  failed: returnsAfter(2200, 'failed'),
  targetDeclined: returnsAfter(1600, 'declined'),
  targetBusy: returnsAfter(600, 'busy'),
  targetDoNotDisturb: returnsAfter(700, 'doNotDisturb'),
  targetUnreachable: returnsAfter(3000, 'unreachable'),
  noAnswer: returnsAfter(30_000, 'noAnswer'),
  noRoute: returnsAfter(500, 'noRoute'),
  sbcRefuses: returnsAfter(900, 'sbcRefused'),
  sbcUnavailable: returnsAfter(4000, 'sbcUnavailable'),
  sbcMisunderstands: returnsAfter(400, 'sbcMisunderstood'),

  callerHangsUp: endsAfter([[1100, 'hungUp']]),
  appHangsUp: endsAfter([
    [800, 'transferAccepted'],
    [300, 'hungUpByApp'],
  ]),
  sbcHangsUp: endsAfter([
    [800, 'transferAccepted'],
    [500, 'hungUpBySbc'],
  ]),
  mediaFails: endsAfter([[2500, 'mediaFailed']]),
  botCannotJoin: endsAfter([[900, 'notJoined']]),

  silent: { steps: [] },

  late: {
    outcome: 'completed',
    steps: [...toAcceptance, ...replacedCallEnds, [30_300, 'completed']],
  },

  rosterNoise: {
    outcome: 'completed',
    steps: [
      [100, 'roster'],
      [200, 'transferring'],
      [100, 'tone'],
      [300, 'audioInactive'],
      [200, 'rosterDelta'],
      [200, 'operation'],
      [400, 'transferAccepted'],
      [300, 'roster'],
      [700, 'replacedCallTerminated'],
      [100, 'replacedCallDeleted'],
      [100, 'operation'],
      [200, 'completed'],
    ],
  },

  unknownState: {
    outcome: 'completed',
    steps: [
      [300, 'transferring'],
      [200, 'unknownState'],
      [200, 'audioInactive'],
      [800, 'transferAccepted'],
      [400, 'unknownState'],
      [600, 'replacedCallTerminated'],
      [100, 'replacedCallDeleted'],
      [300, 'completed'],
    ],
  },

  duplicated: { ...complete, applyFault: duplicate },
  reordered: { ...complete, applyFault: reorder },
  lossy: { ...complete, applyFault: dropSome },
  slow: { ...complete, applyFault: slowDown },
  legacyFirst: { ...complete, applyFault: sendLegacyFirst },
});

/**
 * Fails: the call is with the app again.
 * @template {OutcomeName} Name
 * @param {number} delay
 * @param {Name} outcome
 */
function returnsAfter(delay, outcome) {
  return /** @satisfies {Timeline} */ ({
    outcome,
    steps: /** @type {readonly Step[]} */ ([...toTransferring, [delay, outcome], [200, 'audioActive']]),
  });
}

/**
 * The call ends for another reason than the transfer; the last step is the outcome.
 * @param {readonly Step[]} steps
 */
function endsAfter(steps) {
  const outcome = /** @type {OutcomeName} */ (steps.at(-1)?.[1]);
  return /** @satisfies {Timeline} */ ({ outcome, steps: [...toTransferring, ...steps] });
}

/**
 * Plans the deliveries of a transfer, in the order of their times.
 * @param {Timeline} timeline
 * @param {SimulatedTransfer} transfer
 * @param {() => number} nextFraction
 * @returns {readonly PlannedDelivery[]}
 */
export function planDeliveries({ steps, applyFault }, { replacedCallId }, nextFraction) {
  let offset = 0;
  const all = steps.map(([delay, notification]) => {
    offset += Math.round(delay * (1 - VARIATION + 2 * VARIATION * nextFraction()));
    return { offset, notification };
  });
  const planned = all.filter(({ notification }) => replacedCallId !== undefined || !onReplacedCall.has(notification));
  return applyFault ? applyFault(planned, nextFraction) : planned;
}

/**
 * Sends each notification twice: by turns as a redelivery and as a new delivery with the same body.
 * @type {DeliveryFault}
 */
function duplicate(deliveries) {
  return deliveries.flatMap((delivery, index) => {
    const repeated = { ...delivery, offset: delivery.offset + REPEAT_DELAY };
    return [delivery, index % 2 === 0 ? { ...repeated, isRedelivery: true } : repeated];
  });
}

/** Exchanges the times of the notifications, so that the end comes before the acceptance. @type {DeliveryFault} */
function reorder(deliveries, nextFraction) {
  const order = deliveries.map(({ notification }) => notification);
  for (let last = order.length - 1; last > 0; last -= 1) {
    swap(order, last, Math.floor(nextFraction() * (last + 1)));
  }
  const [end, acceptance] = [order.indexOf('completed'), order.indexOf('transferAccepted')];
  if (end > acceptance) swap(order, end, acceptance);
  return deliveries.map((delivery, index) => ({ ...delivery, notification: order[index] ?? delivery.notification }));
}

/**
 * Loses about a third of the deliveries, and at least one. The seed decides whether the end is lost.
 * @type {DeliveryFault}
 */
function dropSome(deliveries, nextFraction) {
  const alwaysLost = Math.floor(nextFraction() * deliveries.length);
  return deliveries.map((delivery, index) => {
    const isLost = nextFraction() < 1 / 3 || index === alwaysLost;
    return isLost ? { ...delivery, isLost } : delivery;
  });
}

/** @type {DeliveryFault} */
function slowDown(deliveries) {
  return deliveries.map((delivery) => ({ ...delivery, offset: delivery.offset * SLOWDOWN }));
}

/** Sends each notification in the legacy form first, as to a webhook that answers it with 204. @type {DeliveryFault} */
function sendLegacyFirst(deliveries) {
  return deliveries.flatMap((delivery) => [
    { ...delivery, isLegacy: true },
    { ...delivery, offset: delivery.offset + REPEAT_DELAY },
  ]);
}

/**
 * @template Item
 * @param {Item[]} list
 * @param {number} one
 * @param {number} other
 */
function swap(list, one, other) {
  const item = /** @type {Item} */ (list[one]);
  list[one] = /** @type {Item} */ (list[other]);
  list[other] = item;
}
