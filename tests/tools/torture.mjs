// @ts-check

import { command } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { ATTACKS } from '../torture/attacks.mjs';
import { readOptions } from '../torture/options.mjs';
import { printTable } from '../torture/table.mjs';
import { torture } from '../torture/torture.mjs';
import { ensureRedis, WITHOUT_REDIS } from './redis.mjs';

const HELP = `
npm run torture [-- options]

Sets up missing tools, builds the package, and attacks it, its webhook and the relay. Without --minutes, one
short pass of each attack: under a minute, as in npm test. An attack ends with its first finding; the command
fails if there is one. The table at the end has the figures.

  --minutes <number>  repeats long passes of the attacks for so long; each has an equal share
  --only <attack>     runs one attack; several: --only parsers,model
  --seed <number>     decides every random choice, 1 by default; each further pass has the next one
  --list              prints the attacks

A finding names its seed: npm run torture -- --only <attack> --seed <number> repeats a short pass, with
--minutes 1 a long one.
`;

await command(HELP, async (args) => {
  const options = readOptions(args);
  if (options.list) {
    for (const { name, about } of ATTACKS) console.log(`${name.padEnd(14)}${about}`);
    return;
  }
  await setUp({ checks: true, packages: true, tools: true });
  await buildPackage();
  const redis = await step('redis-server', ensureRedis);
  if (redis === undefined) console.log(WITHOUT_REDIS);
  else process.env.REDIS_SERVER = redis;
  const results = await torture(options);
  printTable(results);
  if (results.some(({ finding }) => finding !== undefined)) process.exit(1);
});
