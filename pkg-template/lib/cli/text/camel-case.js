// @ts-check
/** Names that begin with a capital letter, as serializers of .NET write them. */

/** @param {object} value */
export function isPascalCase(value) {
  return Object.keys(value).some((name) => /^[A-Z]/.test(name));
}

/**
 * Renames members that begin with a capital letter, also inside: serializers of .NET write them so.
 * @param {any} value
 * @param {number} depth
 * @returns {any}
 */
export function inCamelCase(value, depth) {
  if (depth === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inCamelCase(item, depth - 1));
  const members = Object.entries(value).map(([name, member]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    inCamelCase(member, depth - 1),
  ]);
  return Object.fromEntries(members);
}
