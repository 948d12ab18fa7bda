/** What is loaded where no relay is: the simulator, what carries its notifications into the page, and what sends to it. */

export { profiles } from 'graph-call-transfer/simulator';
export { beginCalls } from './graphs.js';
export { readInPage } from './read.js';
export { sendInPage } from './send.js';
