// @ts-check
/** The programs of LLVM that read what instrumented code has counted: of the compiler's toolchain, or of the system. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../pkg-template/build/run.mjs';
import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { install, installCommand, mayInstall, onPath } from '../tools/system.mjs';

/** @typedef {{ profdata: string, cov: string }} Llvm the paths of the programs */

/**
 * Finds the programs, and installs those of the system when they are missing and this user may do that.
 * @param {import('../../pkg-template/build/steps.mjs').Line} line
 * @returns {Promise<Llvm>}
 * @throws {StepFailed} when they are missing
 */
export async function ensureLlvm(line) {
  const [version, sysroot] = await Promise.all([run('rustc', ['-vV']), run('rustc', ['--print', 'sysroot'])]);
  const { host, major } = readVersion(version);
  const folder = join(sysroot.trim(), 'lib/rustlib', host, 'bin');
  const found = findLlvm(folder, major);
  if (found !== undefined) {
    line.upToDate('are installed');
    return found;
  }
  const packages = [`llvm-${major}`];
  const advice = missingAdvice(packages);
  if (mayInstall()) await install(packages, line, advice);
  const installed = findLlvm(folder, major);
  if (installed === undefined) throw new StepFailed(advice);
  return installed;
}

/**
 * Reads what `rustc -vV` prints.
 * @param {string} text
 * @returns {{ host: string, major: string }} the target of this machine, and the major version of LLVM
 */
export function readVersion(text) {
  const host = /^host: (\S+)$/m.exec(text)?.[1];
  const major = /^LLVM version: (\d+)/m.exec(text)?.[1];
  if (host === undefined || major === undefined) throw new StepFailed('rustc -vV names no host or no LLVM.', text);
  return { host, major };
}

/**
 * @param {string} folder of the toolchain
 * @param {string} major
 * @returns {Llvm | undefined}
 */
function findLlvm(folder, major) {
  const [profdata, cov] = ['llvm-profdata', 'llvm-cov'].map((name) => {
    const ofToolchain = join(folder, name);
    // Another version may not read the counts.
    return existsSync(ofToolchain) ? ofToolchain : onPath([`${name}-${major}`]);
  });
  return profdata === undefined || cov === undefined ? undefined : { profdata, cov };
}

/** @param {readonly string[]} packages */
function missingAdvice(packages) {
  return `llvm-profdata and llvm-cov are missing. Install them: rustup component add llvm-tools, or ${installCommand(packages)}`;
}
