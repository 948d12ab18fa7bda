// @ts-check

/** @import { Position } from '../../protocol/events.js' */

/** The position before all events of every log. */
export const START = '0-0';

/** Numbers of 15 digits are exact in JavaScript, and no log reaches them. */
const POSITION = /^(\d{1,15})-(\d{1,15})$/;
const MAX_NUMBER = 999_999_999_999_999;

/**
 * Returns whether a value is a position in a log.
 *
 * @param {unknown} value
 * @returns {value is Position}
 */
export function isPosition(value) {
  return typeof value === 'string' && POSITION.test(value);
}

/**
 * @param {number} milliseconds since 1970
 * @param {number} number distinguishes the events of one millisecond
 * @returns {Position}
 */
export function formatPosition(milliseconds, number) {
  return `${milliseconds}-${number}`;
}

/**
 * Returns the time of a position, in milliseconds since 1970.
 *
 * @param {Position} position
 */
export function timeOf(position) {
  return Number(position.slice(0, position.indexOf('-')));
}

/**
 * Compares two positions, for `sort`.
 *
 * @param {Position} a
 * @param {Position} b
 * @returns {number} below 0 when `a` is the earlier one, 0 when they are equal
 */
export function comparePositions(a, b) {
  return timeOf(a) - timeOf(b) || numberOf(a) - numberOf(b);
}

/**
 * Returns a position before that of an event, and after every earlier event.
 *
 * @param {Position} position
 */
export function positionBefore(position) {
  const number = numberOf(position);
  return number > 0 ? formatPosition(timeOf(position), number - 1) : formatPosition(timeOf(position) - 1, MAX_NUMBER);
}

/** @param {Position} position */
function numberOf(position) {
  return Number(position.slice(position.indexOf('-') + 1));
}
