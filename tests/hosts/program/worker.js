// @ts-check
/** Does the job in a worker of a page, and posts the outcome. */

import { job } from './job.js';

job().then(
  (compared) => postMessage({ compared }),
  (error) => postMessage({ error: String(error) }),
);
