// @ts-check

/** @import { Position } from '../../protocol/events.js' */

/** Before everything that a log can hold. */
export const BEGINNING = '0-0';

/** Fifteen digits are exact as numbers of JavaScript, and more than a log ever counts to. */
const POSITION = /^(\d{1,15})-(\d{1,15})$/;

/**
 * Tells whether a text, of whatever origin, is a place in a log.
 *
 * @param {unknown} text
 * @returns {text is Position}
 */
export function isPosition(text) {
  return typeof text === 'string' && POSITION.test(text);
}

/**
 * @param {number} milliseconds since 1970
 * @param {number} number tells the events of one millisecond apart
 * @returns {Position}
 */
export function positionOf(milliseconds, number) {
  return `${milliseconds}-${number}`;
}

/**
 * Gives the time that a place stands for, in milliseconds since 1970.
 *
 * @param {Position} position
 */
export function timeOf(position) {
  return Number(position.slice(0, position.indexOf('-')));
}

/**
 * Compares two places, for `sort`.
 *
 * @param {Position} a
 * @param {Position} b
 * @returns {number} below 0 when `a` is the earlier one, 0 when they are the same
 */
export function comparePositions(a, b) {
  return timeOf(a) - timeOf(b) || numberOf(a) - numberOf(b);
}

/** @param {Position} position */
function numberOf(position) {
  return Number(position.slice(position.indexOf('-') + 1));
}
