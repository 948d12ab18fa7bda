// @ts-check
/** Runs one case over and over in a fresh process: prints what a call costs once it is warm. */

import { median } from '../figures.mjs';
import { GIVEN } from '../transfer.mjs';

const { name, warmUpMs, batchMs, batches } = JSON.parse(process.argv[2] ?? '');
const { run } = await import(`../cases/${name}.mjs`);

/** Held, so that no call can be left out as useless. */
export let last = run(GIVEN);

/** @param {number} calls */
function timeOf(calls) {
  const started = performance.now();
  for (let call = 0; call < calls; call += 1) last = run(GIVEN);
  return performance.now() - started;
}

for (let spent = 0; spent < warmUpMs; ) spent += timeOf(100);
let calls = 100;
while (timeOf(calls) < batchMs) calls *= 2;
const times = Array.from({ length: batches }, () => timeOf(calls) / calls);
console.log(JSON.stringify({ us: median(times) * 1000 }));
