// @ts-check
/** The engines besides Chromium that the console is tried in. */

import { installCommand } from '../tools/system.mjs';
import { firefox } from './firefox.mjs';
import { webkit } from './webkit.mjs';

export const engines = [firefox, webkit];

/** Printed, so that nobody takes a skipped test for a passed one: one line for each engine that is not installed. */
export function missingEngines() {
  return engines
    .filter((engine) => engine.find() === undefined)
    .map(
      ({ name, packages }) =>
        `!! ${name} is missing: the page was NOT tried in it. Install it: ${installCommand(packages)}`,
    );
}
