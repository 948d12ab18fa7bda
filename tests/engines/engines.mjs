// @ts-check
/** The engines besides Chromium in which the console is tested. */

import { installCommand } from '../tools/system.mjs';
import { firefox } from './firefox.mjs';
import { webkit } from './webkit.mjs';

export const engines = [firefox, webkit];

/** Returns one line for each missing engine: printed, so that no reader takes a skipped test for a passed one. */
export function missingEngines() {
  return engines
    .filter((engine) => engine.find() === undefined)
    .map(
      ({ name, packages }) =>
        `!! ${name} is missing: NOT RUN are the page tests in it. Install it: ${installCommand(packages)}`,
    );
}
