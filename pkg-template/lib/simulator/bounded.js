// @ts-check

/**
 * Puts a value into a map as its newest, and takes the oldest out while there are too many.
 *
 * @template Value
 * @param {Map<string, Value>} map
 * @param {string} key
 * @param {Value} value
 * @param {number} limit
 * @returns {Value[]} what was taken out for want of room
 */
export function putBounded(map, key, value, limit) {
  map.delete(key);
  map.set(key, value);
  const out = [];
  for (const [oldest, old] of map) {
    if (map.size <= limit) break;
    map.delete(oldest);
    out.push(old);
  }
  return out;
}
