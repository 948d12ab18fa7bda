// @ts-check
/** Parses the bodies twice in a fresh process: prints, for both turns, the facts in each. */

import { factsOf } from '../facts.mjs';
import { payloadsOf } from './payloads.mjs';

const { reading } = JSON.parse(process.argv[2] ?? '');
const { read, prepare } = await import(`../readers/${reading.reader}.mjs`);
const payloads = payloadsOf(reading);

const turns = [1, 2].map(() => {
  prepare?.();
  return payloads.map((payload) => factsOf(read(payload)));
});
console.log(JSON.stringify(turns));
