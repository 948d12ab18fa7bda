// @ts-check

/**
 * @template T
 * @typedef {object} BoundedQueue the last items of a sequence, numbered from 0 in the order of `push`
 * @property {number} first the number of the first item in the queue; `end` when the queue is empty
 * @property {number} end the number of the next item
 * @property {(item: T, size: number) => T[]} push appends an item; returns the items that were dropped for it
 * @property {(number: number) => T} at
 * @property {(first: number, end: number) => T[]} slice
 * @property {(isAfter: (item: T) => boolean) => number} find returns the number of the first item after a point, in a queue whose items
 *   are ordered; `end` when there is none
 * @property {() => void} clear removes all items and skips one number, so that a reader at the end is before `first` too
 */

/** The number of unused slots at the front of the array above which the items are moved. */
const MAX_UNUSED = 1024;

/**
 * Creates a queue that drops its first items above its limits; the last item is never dropped.
 *
 * @template T
 * @param {{ maxItems: number, maxSize: number }} limits `maxSize` limits the sum of all sizes
 * @returns {BoundedQueue<T>}
 */
export function createBoundedQueue({ maxItems, maxSize }) {
  /** @type {(T | undefined)[]} */
  let items = [];
  /** @type {number[]} */
  let sizes = [];
  /** The number of the first slot of the arrays. */
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

  function compact() {
    const unused = first - base;
    if (unused < MAX_UNUSED || unused * 2 < items.length) return;
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
      compact();
      return dropped;
    },
    at,
    slice: (from, to) => /** @type {T[]} */ (items.slice(from - base, to - base)),
    find(isAfter) {
      let low = first;
      let high = end();
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (isAfter(at(middle))) high = middle;
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
