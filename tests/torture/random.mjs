// @ts-check
/** Random choices that a seed decides. */

export class Random {
  /** @type {number} */
  #state;

  /** @param {number} seed */
  constructor(seed) {
    // Neighbouring seeds give unrelated numbers.
    this.#state = Math.imul(seed | 0, 0x9e37_79b1) | 1;
    for (let turn = 0; turn < 4; turn += 1) this.below(2);
  }

  /** @param {number} limit the number is below it */
  below(limit) {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) % limit;
  }

  /** @param {number} times whether something happens that happens once in so many times */
  onceIn(times) {
    return this.below(times) === 0;
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  oneOf(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }
}
