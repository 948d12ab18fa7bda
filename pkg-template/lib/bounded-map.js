// @ts-check

/**
 * Sets a value of a map as its newest entry, and removes the oldest entries above a limit.
 *
 * @template Value
 * @param {Map<string, Value>} map
 * @param {string} key
 * @param {Value} value
 * @param {number} limit
 * @returns {Value[]} the values that were removed
 */
export function setBounded(map, key, value, limit) {
  map.delete(key);
  map.set(key, value);
  const removed = [];
  for (const [oldestKey, oldest] of map) {
    if (map.size <= limit) break;
    map.delete(oldestKey);
    removed.push(oldest);
  }
  return removed;
}
