// @ts-check
/** The names of errors, and their recognition by name. */

/**
 * Gives the errors of a class a name that is not enumerable, as the language does.
 * @param {{ readonly prototype: Error, readonly name: string }} type
 * @param {string} name
 */
export function nameErrors(type, name) {
  Object.defineProperty(type.prototype, 'name', { value: name, writable: true, configurable: true });
  Object.defineProperty(type, 'name', { value: name, configurable: true });
}

/**
 * Returns whether a value is an error of this package with the given name. Never throws: a proxy that cannot be read is not one.
 *
 * The name is compared instead of the class: the error may come from another realm, or from a second copy of this package.
 * @param {unknown} value
 * @param {'TransferError' | 'WebhookError'} name
 */
export function isErrorNamed(value, name) {
  try {
    return typeof value === 'object' && value !== null && 'name' in value && value.name === name && 'code' in value;
  } catch {
    return false;
  }
}
