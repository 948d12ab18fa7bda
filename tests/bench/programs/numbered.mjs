// @ts-check
/** One body for any number of calls: the first eight digits of the call's id are overwritten in its bytes. */

const DIGITS = new TextEncoder().encode('0123456789abcdef');

export class NumberedBody {
  /** @type {number[]} */
  #places = [];

  /**
   * @param {string} text ASCII
   * @param {string} callId the call in it
   */
  constructor(text, callId) {
    this.bytes = new TextEncoder().encode(text);
    for (let at = text.indexOf(callId); at !== -1; at = text.indexOf(callId, at + 1)) this.#places.push(at);
  }

  /**
   * Returns the body for a call. The next call of this method overwrites it.
   * @param {number} number of the call
   */
  forCall(number) {
    for (const place of this.#places) {
      for (let digit = 0; digit < 8; digit += 1) {
        this.bytes[place + 7 - digit] = DIGITS[(number >>> (4 * digit)) & 15] ?? 0;
      }
    }
    return this.bytes;
  }
}
