// @ts-check
/** Reads the bodies twice in a fresh process: prints, for both turns, what each of them was found to say. */

import { factsOf } from '../facts.mjs';
import { payloadsOf } from './payloads.mjs';

const { reading } = JSON.parse(process.argv[2] ?? '');
const { read } = await import(`../readers/${reading.reader}.mjs`);
const payloads = payloadsOf(reading);

console.log(JSON.stringify([1, 2].map(() => payloads.map((payload) => factsOf(read(payload))))));
