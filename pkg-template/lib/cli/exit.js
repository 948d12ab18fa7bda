// @ts-check
/** The exit codes, and the error that ends a command. */

export const EXIT = Object.freeze({
  done: 0,
  negative: 1,
  usage: 2,
  outcomeUnknown: 3,
  internal: 70,
  interrupted: 130,
});

/** The meanings of the exit codes of every command. */
export const EXIT_CODES = Object.freeze({
  [EXIT.done]: 'done',
  [EXIT.negative]: 'done, with a negative result',
  [EXIT.usage]: 'not done: an argument is wrong, or a file or an address cannot be used',
  [EXIT.interrupted]: 'interrupted with Ctrl-C',
});

/** An error for people: it ends the command without a stack. */
export class CommandError extends Error {
  /**
   * @param {string} code a stable word
   * @param {string} message
   * @param {{ hint?: string | undefined, exitCode?: number }} [details]
   */
  constructor(code, message, { hint, exitCode = EXIT.usage } = {}) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
