// @ts-check

/**
 * Returns a body without what changes no meaning: the names of types that Graph infers, and members without a value.
 * @param {any} value
 * @returns {any}
 */
export function meaningOf(value) {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => name !== '@odata.type' && member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, meaningOf(member)]));
}
