// @ts-check
/** The benchmark: measures everything, then prints the figures beside their aims. It asserts nothing. */

import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { crateVersion } from '../../pkg-template/build/project.mjs';
import { awkwardTable, measureAwkward } from './awkward.mjs';
import { commandLineTable, measureCommandLine } from './command-line.mjs';
import { firstResultTable, measureFirstResult } from './first-result.mjs';
import { measureMemory, memoryTables } from './memory.mjs';
import { installPeers, peerVersions } from './peers.mjs';
import { measureReading, readingTables } from './reading.mjs';
import { measureSizes, sizeTables } from './sizes.mjs';
import { measureSpeed, speedTables } from './speed.mjs';
import { printTable } from './table.mjs';

const FULL = {
  rounds: 9,
  readingRounds: 5,
  repetition: { warmUpMs: 300, batchMs: 10, batches: 15 },
  samples: 25,
  many: 1_000_000,
};
const QUICK = {
  rounds: 3,
  readingRounds: 2,
  repetition: { warmUpMs: 150, batchMs: 5, batches: 9 },
  samples: 15,
  many: 100_000,
};

/** @param {import('./options.mjs').Options} options */
export async function bench({ quick, json }) {
  await installPeers();
  const effort = quick ? QUICK : FULL;
  const conditions = {
    quick,
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: { atStart: loadavg()[0] ?? 0, atEnd: 0 },
    versions: { 'graph-call-transfer': crateVersion(), ...peerVersions() },
  };
  const speed = await measureSpeed(effort);
  const reading = await measureReading(effort);
  const awkward = await measureAwkward();
  const memory = await measureMemory(effort);
  const firstResult = await measureFirstResult(effort.samples);
  const commandLine = await measureCommandLine(effort.samples);
  const sizes = await measureSizes();
  conditions.load.atEnd = loadavg()[0] ?? 0;

  printConditions(conditions);
  for (const table of [
    ...speedTables(speed),
    ...readingTables(reading),
    awkwardTable(awkward),
    ...memoryTables(memory),
    firstResultTable(firstResult),
    commandLineTable(commandLine),
    ...sizeTables(sizes),
  ]) {
    printTable(table);
  }
  if (json !== undefined) {
    const figures = { conditions, speed, reading, awkward, memory, firstResult, commandLine, sizes };
    writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
    console.log(`The figures are in ${json}`);
  }
}

/**
 * @typedef {object} Conditions
 * @property {boolean} quick
 * @property {string} node
 * @property {string} cpu
 * @property {number} cores
 * @property {{ atStart: number, atEnd: number }} load
 * @property {Record<string, string>} versions
 */

/** @param {Conditions} conditions */
function printConditions({ quick, node, cpu, cores, load: { atStart, atEnd }, versions }) {
  const load = `load ${atStart.toFixed(1)} at the start and ${atEnd.toFixed(1)} at the end`;
  console.log(`\nNode ${node}, ${cores} × ${cpu}, ${load}${quick ? '; --quick' : ''}`);
  // The benchmark itself keeps one core busy.
  if (Math.max(atStart, atEnd) >= cores) {
    console.log('The machine was busy: the figures are too high. Run it again when it is idle.');
  }
  for (const [name, version] of Object.entries(versions)) console.log(`${name} ${version}`);
}
