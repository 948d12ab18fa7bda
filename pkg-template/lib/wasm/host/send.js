// @ts-check
/** The host of the module on the web: `init` loads its file. The build for Node puts the module itself in the place of this file. */

export { default as load } from '../../glue/send.js';

/** @type {import('../module.js').Host['embedded']} */
export const embedded = undefined;
