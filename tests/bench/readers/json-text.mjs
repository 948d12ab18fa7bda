// @ts-check

/** @param {string} text */
export function read(text) {
  return JSON.parse(text);
}
