// @ts-check
/** The frame of a command of `npm run`. */

import { StepFailed } from './steps.mjs';

/**
 * Runs a command: prints the help, reports a failure, sets the exit code.
 * @param {string} help
 * @param {(args: string[]) => Promise<void>} work
 */
export async function command(help, work) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help.trim());
    return;
  }
  try {
    await work(args);
  } catch (error) {
    report(error);
    // At once, because a step that still waits would keep the process alive.
    process.exit(1);
  }
}

/**
 * Prints the reason of a failure.
 * @param {unknown} error
 */
export function report(error) {
  if (!(error instanceof StepFailed)) {
    console.error(error);
    return;
  }
  if (error.output !== '') console.error(`\n${error.output.trimEnd()}`);
  console.error(`\n${error.message}`);
}
