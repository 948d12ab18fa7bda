// @ts-check
/** Installs a command-line tool from crates.io into the user's cache, once for all clones. */

import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toolFolder, toolsFolder } from './project.mjs';
import { run } from './run.mjs';

const HEARTBEAT_MS = 2_000;
/** A lock that was not touched for so long belongs to a process that was killed. */
const ABANDONED_MS = 20_000;

/**
 * Makes sure that a tool is in the cache in exactly this version.
 * @param {{ name: string, version: string, locked: boolean, minutes: number }} tool
 * @param {import('./steps.mjs').Line} line
 */
export async function ensureCargoTool(tool, line) {
  const folder = toolFolder(tool);
  if (existsSync(folder)) return line.upToDate('is there');
  mkdirSync(toolsFolder, { recursive: true });
  line.note('waiting for another installation');
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    line.note(`building, about ${tool.minutes} min, once for this machine`);
    // Built beside its place and moved there when whole: an interrupted build is never taken for a finished one, and
    // goes on where it stopped.
    const unfinished = `${folder}.unfinished`;
    const target = join(unfinished, 'target');
    await run(
      'cargo',
      ['install', tool.name, '--version', tool.version, '--root', unfinished, '--target-dir', target]
        .concat('--no-track', '--force')
        .concat(tool.locked ? '--locked' : []),
      {
        cwd: toolsFolder,
        advice: `${tool.name} ${tool.version} could not be built from crates.io: check the network, then start again.`,
      },
    );
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, folder);
  });
}

/**
 * Does `work` while no other process does it.
 * @param {string} file exists as long as somebody holds the lock, and is touched all the time
 * @param {() => Promise<void>} work
 */
export async function withLock(file, work) {
  while (!takeLock(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await sleep(HEARTBEAT_MS / 4);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} file */
function takeLock(file) {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touched > ABANDONED_MS;
}
