// @ts-check
/** Hostile inputs for the parsers of the crate; `tests/torture/main.rs` makes them. */

import { attackWithCargo } from './cargo.mjs';

/** The seconds for each parser in a long pass. */
const SECONDS = 2;

/** @param {import('./pass.mjs').Pass} pass */
export async function attack(pass) {
  const env = { TORTURE_SEED: String(pass.seed * 1_000_000), ...(pass.isLong && { TORTURE_SECONDS: String(SECONDS) }) };
  const output = await attackWithCargo(['--test', 'torture'], env);
  for (const [, , inputs, bytes] of output.matchAll(/attacked (.+): (\d+) inputs, (\d+) bytes$/gm)) {
    pass.count('parsers');
    pass.count('inputs', Number(inputs));
    pass.count('bytes', Number(bytes));
  }
}
