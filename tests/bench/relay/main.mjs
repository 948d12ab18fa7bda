// @ts-check
/** The benchmark of the relay: compares it with node:http alone, then prints the figures beside their aims. It asserts nothing. */

import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { step } from '../../../pkg-template/build/steps.mjs';
import { inRounds } from '../rounds.mjs';
import { printTable } from '../table.mjs';
import { measureLogs } from './logs.mjs';
import { measureFanOut, measureFlood, measureMemory, measureReplay } from './measure.mjs';
import { fanOutTable, floodTable, logsTable, memoryTable, replayTable } from './tables.mjs';

const SERVERS = /** @type {const} */ (['relay', 'bare']);
const SIZE = { clients: 200, posts: 200 };
const FULL = { rounds: 7, flood: 20_000, memory: 60_000, log: 5000 };
const QUICK = { rounds: 3, flood: 8000, memory: 10_000, log: 1000 };

/** @param {import('../options.mjs').Options} options */
export async function benchRelay({ quick, json }) {
  const { rounds, ...counts } = quick ? QUICK : FULL;
  const atStart = loadavg()[0] ?? 0;
  const fanOut = await inRounds('fan-out', SERVERS, rounds, (server) => measureFanOut(server, SIZE));
  const flood = await inRounds('flood', SERVERS, rounds, (server) => measureFlood(server, counts.flood));
  const replay = await inRounds('replay', SERVERS, rounds, measureReplay);
  const memory = await step('memory', () => measureMemory({ clients: 20, posts: counts.memory }));
  const logs = await step('logs', () => measureLogs(counts.log));
  const load = { atStart, atEnd: loadavg()[0] ?? 0 };

  console.log(`\nNode ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`);
  console.log(
    `load ${load.atStart.toFixed(1)} at the start and ${load.atEnd.toFixed(1)} at the end${quick ? '; --quick' : ''}`,
  );
  // The server and its clients keep two cores busy.
  if (load.atStart >= 1) console.log('The machine was busy before: run it again when it is idle.');
  for (const table of [
    fanOutTable(fanOut, SIZE),
    floodTable(flood),
    replayTable(replay),
    memoryTable(memory),
    logsTable(logs),
  ]) {
    printTable(table);
  }
  if (json === undefined) return;
  const results = Object.entries({ fanOut, flood, replay }).map(([name, each]) => [name, Object.fromEntries(each)]);
  const figures = { node: process.version, load, ...Object.fromEntries(results), memory, logs };
  writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`\nThe figures are in ${json}`);
}
