// @ts-check
/** Measures the start of the command line: `explain` from the packed package in an empty folder, beside Node itself. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { median, range, verdict } from './figures.mjs';

const QUIET = ['--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts', '--offline'];
const AIM = { text: '≤ 150 ms over Node', limit: 150 };

/** @typedef {{ node: number[], explain: number[] }} CommandLineTimes in milliseconds, of each sample */

/**
 * Packs the package, installs it into an empty folder, and starts both programs by turns.
 * @param {number} samples
 * @returns {Promise<CommandLineTimes>}
 */
export async function measureCommandLine(samples) {
  const folder = mkdtempSync(join(tmpdir(), 'graph-call-transfer-bench-'));
  try {
    /** @type {CommandLineTimes} */
    const times = { node: [], explain: [] };
    await step('command line', async (line) => {
      const packed = await run('npm', ['pack', '--json', `--pack-destination=${folder}`, ...QUIET], {
        cwd: inProject('pkg'),
      });
      writeFileSync(join(folder, 'package.json'), '{ "private": true }');
      await run('npm', ['install', `./${JSON.parse(packed)[0].filename}`, ...QUIET], { cwd: folder });
      // What npx starts, without npm itself.
      const program = join(folder, 'node_modules/.bin/graph-call-transfer');
      for (let sample = 1; sample <= samples; sample += 1) {
        line.note(`sample ${sample} of ${samples}`);
        times.node.push(timeOf(['--eval', '0']));
        times.explain.push(timeOf([program, 'explain', '500/7000']));
      }
      line.note(`${samples} samples`);
    });
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args of Node */
function timeOf(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

/**
 * @param {CommandLineTimes} times
 * @returns {import('./table.mjs').Table}
 */
export function commandLineTable({ node, explain }) {
  const [ofNode, ofExplain] = [median(node), median(explain)];
  const ratio = `${(ofExplain / ofNode).toFixed(2)} × Node`;
  return {
    title: 'The start of the command line, from the packed package in an empty folder',
    head: ['program', 'ms', 'least – most', 'over Node', 'aim'],
    rows: [
      ['node --eval 0 (the floor)', ofNode.toFixed(0), range(node, 0), '', ''],
      [
        'graph-call-transfer explain 500/7000',
        ofExplain.toFixed(0),
        range(explain, 0),
        `${(ofExplain - ofNode).toFixed(0)} ms, ${ratio}`,
        verdict(AIM, ofExplain - ofNode),
      ],
    ],
    notes: ['Median of the samples, by turns. npx adds the time of npm itself.'],
  };
}
