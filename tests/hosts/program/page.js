// @ts-check
/** Does the job in a page. */

import { job } from './job.js';

Object.assign(globalThis, { outcome: job() });
