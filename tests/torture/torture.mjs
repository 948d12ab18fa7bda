// @ts-check
/** Runs attacks one after the other: one short pass of each, or long passes until the time is over. */

import { StepFailed, step } from '../../pkg-template/build/steps.mjs';
import { Pass } from './pass.mjs';

/** @import { Attack } from './attacks.mjs' */
/** @import { TortureOptions } from './options.mjs' */

/**
 * @typedef {object} Result of an attack
 * @property {string} name
 * @property {number} passes
 * @property {number} milliseconds
 * @property {ReadonlyMap<string, number>} figures of all passes
 * @property {string} [finding]
 * @property {boolean} [isSkipped]
 */

/**
 * @param {Pick<TortureOptions, 'attacks' | 'minutes' | 'seed'>} options
 * @returns {Promise<Result[]>}
 */
export async function torture({ attacks, minutes, seed }) {
  /** @type {Result[]} */
  const results = [];
  const end = performance.now() + (minutes ?? 0) * 60_000;
  for (const [at, attack] of attacks.entries()) {
    // What an attack leaves of its share belongs to those that follow.
    const share = Math.max(0, end - performance.now()) / (attacks.length - at);
    results.push(await repeat(attack, { isLong: minutes !== undefined, end: performance.now() + share, seed }));
  }
  return results;
}

/**
 * @param {Attack} attack
 * @param {{ isLong: boolean, end: number, seed: number }} options
 * @returns {Promise<Result>}
 */
async function repeat({ name, load, isFixed = false, needsRedis = false }, { isLong, end, seed }) {
  const started = performance.now();
  /** @type {Map<string, number>} */
  const figures = new Map();
  const result = { name, passes: 0, milliseconds: 0, figures };
  if (needsRedis && !process.env.REDIS_SERVER) return { ...result, isSkipped: true };
  /** @type {string | undefined} */
  let finding;
  await step(name, async (line) => {
    do {
      const pass = new Pass({ seed: seed + result.passes, isLong, onProgress: (done) => line.note(done) });
      finding = await findingOf(pass, load);
      addFigures(figures, pass);
      result.passes += 1;
      line.note(`${result.passes} passes`);
    } while (finding === undefined && isLong && !isFixed && performance.now() < end);
    if (finding !== undefined) throw new StepFailed(finding);
  }).catch((error) => {
    if (!(error instanceof StepFailed)) throw error;
  });
  result.milliseconds = performance.now() - started;
  return { ...result, ...(finding !== undefined && { finding }) };
}

/**
 * @param {Map<string, number>} figures
 * @param {Pass} pass
 */
function addFigures(figures, pass) {
  for (const [name, number] of pass.figures) {
    const before = figures.get(name) ?? 0;
    figures.set(name, pass.maxima.has(name) ? Math.max(before, number) : before + number);
  }
}

/**
 * @param {Pass} pass
 * @param {Attack['load']} load
 * @returns {Promise<string | undefined>} the description of a finding
 */
async function findingOf(pass, load) {
  try {
    await pass.run((await load()).attack);
    return undefined;
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const output = error instanceof StepFailed ? `\n${error.output}` : '';
    return `seed ${pass.seed}: ${stack ?? message}${output}`;
  }
}
