// @ts-check
/** Finds import cycles. */

/**
 * Returns the groups of files of which each imports every other, in some number of steps (Tarjan's strongly connected
 * components). Files that import each other in no way are in none.
 *
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 * @returns {string[][]}
 */
export function cyclesOf(imports) {
  /** @type {Map<string, { order: number, lowest: number, isOpen: boolean }>} */
  const visited = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const cycles = [];

  /** @param {string} file */
  function visit(file) {
    const own = { order: visited.size, lowest: visited.size, isOpen: true };
    visited.set(file, own);
    open.push(file);
    for (const imported of imports.get(file) ?? []) {
      const other = visited.get(imported) ?? visit(imported);
      if (other.isOpen) own.lowest = Math.min(own.lowest, other.lowest);
    }
    if (own.lowest === own.order) {
      const group = open.splice(open.indexOf(file));
      for (const member of group) /** @type {typeof own} */ (visited.get(member)).isOpen = false;
      if (group.length > 1) cycles.push(group.sort());
    }
    return own;
  }

  for (const file of imports.keys()) if (!visited.has(file)) visit(file);
  return cycles;
}
