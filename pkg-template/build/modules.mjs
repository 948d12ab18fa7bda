// @ts-check
/** The wasm modules of the package. */

/**
 * @typedef {object} CrateModule
 * @property {string} name also that of its cargo feature, its folder in `src/js`, and its files
 * @property {'release' | 'small'} profile of cargo: `release` for the path of each notification
 */

/**
 * Each is the crate, compiled with one feature. Its file `<name>.js` in `lib/wasm`, `lib/wasm/host` and `lib/glue` is its other half.
 * @type {readonly CrateModule[]}
 */
export const MODULES = [
  { name: 'notifications', profile: 'release' },
  { name: 'requests', profile: 'small' },
  { name: 'tools', profile: 'small' },
];

/**
 * Returns the file of a module beside its glue.
 * @param {string} name
 */
export function wasmFile(name) {
  return `${name}.wasm`;
}
