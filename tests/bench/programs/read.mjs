// @ts-check
/** Parses bodies in turn, repeatedly, in a fresh process: prints the time for one when the engine is warm. */

import { payloadsOf } from './payloads.mjs';
import { timeOfCall, timeOfTurns } from './timing.mjs';

const { reading, ...repetition } = JSON.parse(process.argv[2] ?? '');
const { read, prepare } = await import(`../readers/${reading.reader}.mjs`);
const payloads = payloadsOf(reading);

let turn = -1;
const readNext = () => {
  turn = turn + 1 < payloads.length ? turn + 1 : 0;
  return read(payloads[turn]);
};

const us = prepare
  ? timeOfTurns(prepare, readNext, { calls: payloads.length, ...repetition })
  : timeOfCall(readNext, repetition);
console.log(JSON.stringify({ us }));
