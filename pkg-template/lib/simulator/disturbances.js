// @ts-check
/** What can happen to notifications on their way. */

/** @import { ShapeName } from './shapes.js' */

/**
 * @typedef {object} Planned
 * @property {number} offset milliseconds after the answer
 * @property {ShapeName} tells
 * @property {'again'} [delivery] the one before, made again: under the same id
 * @property {'legacy'} [form] in the form before Graph's
 * @property {true} [isLost]
 */

/** @typedef {(planned: readonly Planned[], nextFraction: () => number) => readonly Planned[]} Disturbance */

const SLOWNESS = 4;
const REPEATED_AFTER = 50;

/** Each comes twice: in turns as a delivery that is made again, and as another with the same content. @type {Disturbance} */
export function twice(planned) {
  return planned.flatMap((each, index) => {
    const repeated = { ...each, offset: each.offset + REPEATED_AFTER };
    return [each, index % 2 === 0 ? { ...repeated, delivery: /** @type {const} */ ('again') } : repeated];
  });
}

/** Each takes the time of another, in an order in which the end comes before the acceptance. @type {Disturbance} */
export function reorder(planned, nextFraction) {
  const order = planned.map(({ tells }) => tells);
  for (let last = order.length - 1; last > 0; last -= 1) {
    swap(order, last, Math.floor(nextFraction() * (last + 1)));
  }
  const [end, acceptance] = [order.indexOf('completed'), order.indexOf('transferAccepted')];
  if (end > acceptance) swap(order, end, acceptance);
  return planned.map((each, index) => ({ ...each, tells: order[index] ?? each.tells }));
}

/** Each is lost once in three times; one at least is. Whether the end is among them is for the seed to say. @type {Disturbance} */
export function loseSome(planned, nextFraction) {
  const surelyLost = Math.floor(nextFraction() * planned.length);
  return planned.map((each, index) => {
    const isLost = nextFraction() < 1 / 3 || index === surelyLost;
    return isLost ? { ...each, isLost } : each;
  });
}

/** @type {Disturbance} */
export function slowDown(planned) {
  return planned.map((each) => ({ ...each, offset: each.offset * SLOWNESS }));
}

/** Each comes in the form before Graph's, as to a webhook that has to ask for Graph's by answering 204. @type {Disturbance} */
export function oldFormFirst(planned) {
  return planned.flatMap((each) => [
    { ...each, form: /** @type {const} */ ('legacy') },
    { ...each, offset: each.offset + REPEATED_AFTER },
  ]);
}

/**
 * @template Item
 * @param {Item[]} list
 * @param {number} one
 * @param {number} other
 */
function swap(list, one, other) {
  const kept = /** @type {Item} */ (list[one]);
  list[one] = /** @type {Item} */ (list[other]);
  list[other] = kept;
}
