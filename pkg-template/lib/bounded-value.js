// @ts-check
/** Values of the caller that are refused for their size before they are made text: that takes time, and memory that wasm keeps. */

/** The limit of a JSON text is 256 KiB, and a value takes two characters or more. */
const MAX_VALUES = 131_072;
/** Deeper values are refused by the core; a cycle is reported by `JSON.stringify`. */
const MAX_DEPTH = 1_000;

/** In place of a value that is too large: its text is too large too, and is made at once. */
const TOO_LARGE = Object.freeze({ toJSON: () => ' '.repeat(2 * MAX_VALUES) });

/**
 * Returns a value, or one in its place that the core refuses as too large.
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
export function bounded(value) {
  return hasAtMost(value, MAX_VALUES) ? value : /** @type {any} */ (TOO_LARGE);
}

/**
 * Returns a body, or one in its place that is too large. Bytes are text, whose size the core checks.
 * @template Body
 * @param {Body} body
 * @returns {Body}
 */
export function boundedBody(body) {
  return ArrayBuffer.isView(body) ? body : bounded(body);
}

/**
 * Returns whether the JSON of a value has at most so many values.
 * @param {unknown} value
 * @param {number} limit
 */
export function hasAtMost(value, limit) {
  try {
    return remaining(value, limit, 0) >= 0;
  } catch {
    // A getter that throws, which `JSON.stringify` reports.
    return true;
  }
}

/**
 * @param {unknown} value
 * @param {number} limit
 * @param {number} depth
 * @returns {number} below 0 when there are more values than the limit
 */
function remaining(value, limit, depth) {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return limit - 1;
  if (ArrayBuffer.isView(value)) return limit - value.byteLength;
  let left = limit;
  if (Array.isArray(value)) {
    left -= value.length;
    for (let at = 0; left >= 0 && at < value.length; at += 1) left = remaining(value[at], left + 1, depth + 1);
    return left;
  }
  const members = /** @type {Record<string, unknown>} */ (value);
  // It decides by itself what is written.
  if ('toJSON' in members) return left - 1;
  for (const name in members) {
    // A getter is not called here: it may do something, and is called when the value is read.
    left = remaining(Object.getOwnPropertyDescriptor(members, name)?.value, left, depth + 1);
    if (left < 0) return left;
  }
  return left;
}
