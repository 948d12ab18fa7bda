// @ts-check
/** The wasm modules of the package. */

/**
 * @typedef {object} CrateModule
 * @property {string} name also that of its folder in `src/js`, and its files
 * @property {'release' | 'small'} profile of cargo: `release` for the path of each notification
 * @property {readonly string[]} [features] of the main crate
 * @property {string} [crate] the folder of its own crate, in the project, instead of the main crate
 */

/**
 * Each is the crate, compiled with some features. Its file `<name>.js` in `lib/wasm`, `lib/wasm/host` and `lib/glue` is its other half.
 * @type {readonly CrateModule[]}
 */
export const MODULES = [
  { name: 'calls', profile: 'small', features: ['calls'] },
  { name: 'notifications', profile: 'release', features: ['notifications'] },
  { name: 'requests', profile: 'small', features: ['requests'] },
  { name: 'send', profile: 'small', features: ['send', 'repairs'] },
  // With the checks of the others, because it repairs what these cannot read.
  { name: 'tools', profile: 'small', features: ['tools', 'calls', 'repairs', 'requests'] },
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
