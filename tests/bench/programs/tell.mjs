// @ts-check
/** Reads the bodies twice in a fresh process: prints, for both turns, what each of them was found to say. */

import { factsOf } from '../facts.mjs';
import { payloadsOf } from './payloads.mjs';

const { reading } = JSON.parse(process.argv[2] ?? '');
const { read, prepare } = await import(`../readers/${reading.reader}.mjs`);
const payloads = payloadsOf(reading);

const told = [1, 2].map(() => {
  prepare?.();
  return payloads.map((payload) => factsOf(read(payload)));
});
console.log(JSON.stringify(told));
