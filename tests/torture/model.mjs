// @ts-check
/** The tracker against the naive model of `tests/verdict/model`. */

import { attackWithCargo } from './cargo.mjs';

/** @param {import('./pass.mjs').Pass} pass */
export async function attack(pass) {
  const histories = pass.rounds(10_000, 100_000);
  const env = { MODEL_HISTORIES: String(histories), MODEL_SEED: String(pass.seed * 10_000_000) };
  const output = await attackWithCargo(['--test', 'verdict'], env, ['model::']);
  pass.count('histories', histories);
  pass.count('steps', Number(/(\d+) steps, no difference/.exec(output)?.[1]));
}
