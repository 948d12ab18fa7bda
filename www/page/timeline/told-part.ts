import { late } from '../state/loaded.js';

/** What tells of a transfer: it is needed when one is shown, and comes as soon as the core is there. */
export const toldPart = late(() => import('./told.js'));
