// @ts-check
/** Statistics, and numbers as text. */

/**
 * Returns the middle value, or the lower of the two in the middle.
 * @param {readonly number[]} values at least one
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/**
 * Formats a size in KiB.
 * @param {number} bytes
 */
export function kib(bytes) {
  return (bytes / 1024).toFixed(1);
}

/**
 * Formats the least and the greatest value.
 * @param {readonly number[]} values
 * @param {number} digits behind the point
 */
export function range(values, digits) {
  return `${Math.min(...values).toFixed(digits)} – ${Math.max(...values).toFixed(digits)}`;
}

/**
 * @typedef {object} Aim the intended maximum of a figure; it is printed, and missing it is not a failure
 * @property {string} text the limit, with its unit
 * @property {number} limit
 */

/**
 * Compares a figure with its aim.
 * @param {Aim} aim
 * @param {number} figure in the unit of the limit
 */
export function verdict({ text, limit }, figure) {
  return figure <= limit ? `${text}: met` : `${text}: missed, at ${(figure / limit).toFixed(2)}× the aim`;
}
