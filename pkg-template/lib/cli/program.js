// @ts-check
/** Finds the command, runs it, and ends the process with its exit code. */

import { readArguments } from './arguments.js';
import { COMMANDS, findCommand } from './commands.js';
import { CommandError, EXIT } from './exit.js';
import { createOutput } from './output.js';
import { withoutTokens } from './text/wrap.js';
import { packageVersion } from './version.js';

/** @import { Command, Context, Output } from './command.js' */

/** The time that a command has to end after an interruption, in milliseconds. */
const MAX_END_MS = 2000;

/** @param {readonly string[]} args without the program's name */
export async function runProgram(args) {
  const interruption = new AbortController();
  const stop = (/** @type {string} */ reason) => interruption.abort(reason);
  const out = createOutput(process.stdout, () => stop('brokenPipe'));
  const err = createOutput(process.stderr, () => {});

  let hasCleanUp = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const exitCode = signal === 'SIGINT' ? EXIT.interrupted : 128 + (signal === 'SIGTERM' ? 15 : 1);
      // A second signal, or a command that waits for something else, ends at once.
      if (hasCleanUp) process.exit(exitCode);
      hasCleanUp = true;
      process.exitCode = exitCode;
      stop('interrupted');
      setTimeout(() => process.exit(exitCode), MAX_END_MS).unref();
    });
  }

  const isJson = args.slice(0, endOfOptions(args)).includes('--json');
  const context = { out, err, isJson, signal: interruption.signal, env: process.env, commands: COMMANDS };
  const exitCode = await run(args, context);
  if (interruption.signal.aborted) process.exit(process.exitCode ?? exitCode);
  process.exitCode = exitCode;
}

/** @param {readonly string[]} args */
function endOfOptions(args) {
  const end = args.indexOf('--');
  return end < 0 ? args.length : end;
}

/**
 * @param {readonly string[]} args
 * @param {Context} context
 * @returns {Promise<number>}
 */
async function run(args, context) {
  try {
    return await dispatch(args, context);
  } catch (error) {
    if (context.signal.aborted && !(error instanceof CommandError)) return EXIT.interrupted;
    return report(error, context);
  }
}

/**
 * @param {readonly string[]} args
 * @param {Context} context
 */
async function dispatch([name, ...args], context) {
  const { out } = context;
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && args.length === 0)) {
    const { programHelp } = await import('./help.js');
    out.write(programHelp(out));
    return EXIT.done;
  }
  if (name === '--version' || name === '-V') {
    out.line(packageVersion());
    return EXIT.done;
  }
  if (name === 'help') return showHelp(await findCommand(args[0] ?? ''), out);

  const command = await findCommand(name);
  if (asksForHelp(command, args)) return showHelp(command, out);
  return command.run(readArguments(command, args), context);
}

/**
 * @param {Command} command
 * @param {readonly string[]} args
 */
function asksForHelp(command, args) {
  const own = args.slice(0, endOfOptions(args));
  const hasOwnH = Object.values(command.options).some(({ short }) => short === 'h');
  return own.includes('--help') || (own.includes('-h') && !hasOwnH);
}

/**
 * @param {Command} command
 * @param {Output} out
 */
async function showHelp(command, out) {
  const { commandHelp } = await import('./help.js');
  out.write(commandHelp(command, out));
  return EXIT.done;
}

/**
 * Writes an error: for people to the error output, and for programs, with `--json`, also to the output.
 * @param {unknown} error
 * @param {Context} context
 */
function report(error, { out, err, isJson }) {
  const { red, dim } = err.style;
  const { code, hint, exitCode, message: text } = describeError(error);
  const message = withoutTokens(text);
  err.line(`${red('error:')} ${message}`);
  if (hint !== undefined) err.line(dim(hint));
  if (exitCode === EXIT.internal && error instanceof Error) err.line(dim(withoutTokens(error.stack ?? '')));
  if (isJson) out.json({ error: { code, message, ...(hint !== undefined && { hint }) } });
  return exitCode;
}

/**
 * @param {unknown} error
 * @returns {{ code: string, message: string, hint?: string | undefined, exitCode: number }}
 */
function describeError(error) {
  if (error instanceof CommandError) return error;
  const { name, code, message, hint } = /** @type {Record<string, any>} */ (error ?? {});
  if (name === 'TransferError' && code !== 'internal') return { code, message, hint, exitCode: EXIT.usage };
  const hintOfBug = 'This is a fault of graph-call-transfer. Please report it with the text below.';
  return { code: 'internal', message: String(message ?? error), hint: hintOfBug, exitCode: EXIT.internal };
}
