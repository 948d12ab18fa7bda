// @ts-check
/** Runs one case repeatedly in a fresh process: prints the time of one call when the engine is warm. */

import { GIVEN } from '../transfer.mjs';
import { timeOfCall } from './timing.mjs';

const { name, ...repetition } = JSON.parse(process.argv[2] ?? '');
const { run } = await import(`../cases/${name}.mjs`);

console.log(JSON.stringify({ us: timeOfCall(() => run(GIVEN), repetition) }));
