// @ts-check
/** Runs one case over and over in a fresh process: prints what a call costs once it is warm. */

import { GIVEN } from '../transfer.mjs';
import { timeOfCall } from './timing.mjs';

const { name, ...repetition } = JSON.parse(process.argv[2] ?? '');
const { run } = await import(`../cases/${name}.mjs`);

console.log(JSON.stringify({ us: timeOfCall(() => run(GIVEN), repetition) }));
