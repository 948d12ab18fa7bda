// @ts-check
/** Tries the package in every host, one after the other, and prints a table. */

import { print } from '../../pkg-template/build/board.mjs';
import { StepFailed, seconds, step } from '../../pkg-template/build/steps.mjs';
import { findNearest } from '../../pkg-template/lib/cli/nearest.js';
import { closeBrowser } from './browser.mjs';
import { hosts } from './hosts.mjs';
import { NotInstalled, packPackage, preparePlace } from './place.mjs';

/** @typedef {import('./host.d.ts').Host} Host */
/** @typedef {import('./host.d.ts').Result} Result */

/** How much of a reason the table repeats. */
const MAX_REASON = 600;

/**
 * Tries hosts.
 * @param {readonly Host[]} chosen
 */
export async function tryHosts(chosen) {
  const tarball = await packPackage();
  /** @type {Result[]} */
  const results = [];
  try {
    for (const host of chosen) results.push(await tryHost(host, tarball));
  } finally {
    await closeBrowser();
  }
  printTable(results);
  const failed = results.filter(({ reason }) => reason !== undefined);
  print(`${results.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) throw new StepFailed(`not green: ${failed.map(({ host }) => host.name).join(', ')}`);
}

/**
 * Chooses hosts by their names; a name with a star at its end chooses all that begin so.
 * @param {readonly string[]} names
 * @returns {readonly Host[]}
 * @throws {StepFailed} for an unknown name
 */
export function chooseHosts(names) {
  const known = hosts.map(({ name }) => name);
  return names.flatMap((name) => {
    const chosen = hosts.filter((host) =>
      name.endsWith('*') ? host.name.startsWith(name.slice(0, -1)) : host.name === name,
    );
    if (chosen.length > 0) return chosen;
    const nearest = findNearest(name, known);
    throw new StepFailed(`unknown host "${name}"; expected ${nearest ?? known.join(', ')}. npm run hosts -- --list`);
  });
}

/**
 * @param {Host} host
 * @param {string} tarball
 * @returns {Promise<Result>}
 */
async function tryHost(host, tarball) {
  const start = performance.now();
  try {
    await step(host.title, async () => host.check(await preparePlace(host, tarball)));
    return { host, milliseconds: performance.now() - start };
  } catch (error) {
    const isMissing = error instanceof NotInstalled;
    return { host, milliseconds: performance.now() - start, reason: reasonOf(error), ...(isMissing && { isMissing }) };
  }
}

/**
 * Returns the reason of a failure; of a tool, what it printed last.
 * @param {any} error
 */
function reasonOf(error) {
  const text = [error?.output, error?.message ?? String(error)].filter(Boolean).join('\n').trim();
  return text.length > MAX_REASON ? `…${text.slice(-MAX_REASON)}` : text;
}

/** @param {readonly Result[]} results */
function printTable(results) {
  const width = Math.max(...results.map(({ host }) => host.title.length));
  print('');
  for (const { host, milliseconds, reason, isMissing } of results) {
    const result = reason === undefined ? '✓' : isMissing ? '✗ NOT INSTALLED' : '✗';
    print(`${host.title.padEnd(width)}  ${result} ${seconds(milliseconds)}${host.nightly ? ' (nightly)' : ''}`);
    if (reason !== undefined) print(reason.replace(/^/gm, '    '));
  }
}
