// @ts-check
/** Counts the calls into the wasm modules that start after the import of this file: each body that the core reads or checks. */

const counts = { scans: 0, checks: 0 };

/** The exports that read a body of notifications, with the place of the argument that says that it was read already. */
const SCANS = new Map([
  ['readBody', undefined],
  ['trackercore_apply', 2],
  ['drawingcore_addNotifications', 5],
]);
const CHECKS = [
  'buildTransfer',
  'checkTransfer',
  'describeTransfer',
  'parseTransfer',
  'planTransfer',
  'validateTransfer',
];

const { Instance } = WebAssembly;

/**
 * @param {string} name
 * @param {Function} original
 */
function counting(name, original) {
  return (/** @type {unknown[]} */ ...args) => {
    const place = SCANS.get(name);
    if (SCANS.has(name) && (place === undefined || !args[place])) counts.scans += 1;
    if (CHECKS.includes(name)) counts.checks += 1;
    return original(...args);
  };
}

/** An instance whose functions are counted. */
class CountingInstance {
  /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
  constructor(module, imports) {
    const entries = Object.entries(new Instance(module, imports).exports).map(([name, value]) => {
      return [name, typeof value === 'function' ? counting(name, value) : value];
    });
    this.exports = Object.fromEntries(entries);
  }
}
Object.assign(WebAssembly, { Instance: CountingInstance });

/**
 * Counts the calls during an act.
 * @param {() => unknown} act
 * @returns {Promise<{ scans: number, checks: number }>}
 */
export async function countCalls(act) {
  const before = { ...counts };
  await act();
  return { scans: counts.scans - before.scans, checks: counts.checks - before.checks };
}
