// @ts-check
/** Does the job in a process, and prints the number of comparisons. */

import { job } from './job.js';

job().then((compared) => console.log(`compared: ${compared}`));
