// @ts-check
/** The short form of `npm run torture`, without what `cargo test` runs, and without measurements of time. */

import { test } from 'node:test';
import { withoutRedis } from '../server/support/redis.mjs';
import { ATTACKS } from './attacks.mjs';
import { Pass } from './pass.mjs';

const seed = Number(process.env.TORTURE_SEED ?? 1);

for (const { name, about, isOfCargo = false, isTimed = false, isByName = false, needsRedis = false, load } of ATTACKS) {
  if (isOfCargo || isTimed || isByName) continue;
  test(`${name}: ${about}`, { skip: needsRedis && withoutRedis }, async (t) => {
    const { attack } = await load();
    const pass = new Pass({ seed });
    await pass.run(attack);
    t.diagnostic(`seed ${seed}: ${[...pass.figures].map(([figure, number]) => `${number} ${figure}`).join(', ')}`);
  });
}
