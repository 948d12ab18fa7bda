// @ts-check

/**
 * @template T
 * @typedef {object} Backlog the last of many things, numbered from 0 in the order in which they came
 * @property {number} first the number of the first one that is kept; `end` when there is none
 * @property {number} end the number that the next one gets
 * @property {(item: T, size: number) => T[]} push adds one, and gives those that had to go for it
 * @property {(number: number) => T} at
 * @property {(first: number, end: number) => T[]} slice
 * @property {(isBehind: (item: T) => boolean) => number} find the number of the first one that is behind a place, of things in
 *   order; `end` when none is
 * @property {() => void} clear leaves out one number, so that who stood at the end is behind `first` as well
 */

/** So many places may be unused at the front before the rest is moved there. */
const SLACK = 1024;

/**
 * Keeps the last of many things, as many as are allowed; the last one always.
 *
 * @template T
 * @param {{ maxItems: number, maxSize: number }} limits `maxSize` is for the sum of all sizes
 * @returns {Backlog<T>}
 */
export function createBacklog({ maxItems, maxSize }) {
  /** @type {(T | undefined)[]} */
  let items = [];
  /** @type {number[]} */
  let sizes = [];
  /** The number of what lies at the front of the arrays. */
  let base = 0;
  let first = 0;
  let size = 0;

  const end = () => base + items.length;
  const at = (/** @type {number} */ number) => /** @type {T} */ (items[number - base]);

  function dropFirst() {
    const dropped = at(first);
    size -= sizes[first - base] ?? 0;
    items[first - base] = undefined;
    first += 1;
    return dropped;
  }

  function moveToFront() {
    const unused = first - base;
    if (unused < SLACK || unused * 2 < items.length) return;
    items = items.slice(unused);
    sizes = sizes.slice(unused);
    base = first;
  }

  return {
    get first() {
      return first;
    },
    get end() {
      return end();
    },
    push(item, itemSize) {
      items.push(item);
      sizes.push(itemSize);
      size += itemSize;
      const dropped = [];
      while (end() - first > 1 && (end() - first > maxItems || size > maxSize)) dropped.push(dropFirst());
      moveToFront();
      return dropped;
    },
    at,
    slice: (from, to) => /** @type {T[]} */ (items.slice(from - base, to - base)),
    find(isBehind) {
      let low = first;
      let high = end();
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (isBehind(at(middle))) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    clear() {
      base = end() + 1;
      first = base;
      items = [];
      sizes = [];
      size = 0;
    },
  };
}
