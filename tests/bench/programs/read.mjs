// @ts-check
/** Reads bodies in turn, over and over, in a fresh process: prints what reading one costs once it is warm. */

import { payloadsOf } from './payloads.mjs';
import { timeOfCall } from './timing.mjs';

const { reading, ...repetition } = JSON.parse(process.argv[2] ?? '');
const { read } = await import(`../readers/${reading.reader}.mjs`);
const payloads = payloadsOf(reading);

let turn = 0;
const readNext = () => {
  turn = turn + 1 < payloads.length ? turn + 1 : 0;
  return read(payloads[turn]);
};

console.log(JSON.stringify({ us: timeOfCall(readNext, repetition) }));
