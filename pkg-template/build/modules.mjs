// @ts-check
/** The wasm modules of the package. */

/**
 * @typedef {object} CrateModule
 * @property {string} name also that of its cargo feature, its folder in `src/js`, and its files
 * @property {'release' | 'small'} profile of cargo: `release` for the path of each notification
 * @property {string} [crate] the folder of its own crate, in the project; without it the module is the main crate with one feature
 */

/**
 * Each is the crate, compiled with one feature. Its file `<name>.js` in `lib/wasm`, `lib/wasm/host` and `lib/glue` is its other half.
 * @type {readonly CrateModule[]}
 */
export const MODULES = [
  { name: 'calls', profile: 'small' },
  { name: 'notifications', profile: 'release' },
  { name: 'requests', profile: 'small' },
  { name: 'tools', profile: 'small' },
];

/**
 * The module that contains the others, for the main entry on the web: together they would have three copies of what they share.
 * @type {CrateModule}
 */
export const WHOLE = { name: 'all', profile: 'release', crate: 'pkg-template/crates/all' };

/** All that the build makes. */
export const ALL_MODULES = [...MODULES, WHOLE];

/**
 * Returns the file of a module beside its glue.
 * @param {string} name
 */
export function wasmFile(name) {
  return `${name}.wasm`;
}
