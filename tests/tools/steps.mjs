// @ts-check
/** The steps of a command, printed as they run: one line each, with its time. */

const LIVE = Boolean(process.stdout.isTTY);
/** Without a terminal a step that takes longer than this is announced once, so that a log shows what is being waited for. */
const ANNOUNCE_AFTER_MS = 10_000;

/** A step that failed for a reason a person can act on: `message` says what to do, `output` is what the tool printed. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {string} [output]
   */
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/** The line of one step, while it runs. */
export class Line {
  #title;
  #started = performance.now();
  #note = '';
  #mark = '✓';
  /** @type {NodeJS.Timeout} */
  #timer;

  /** @param {string} title */
  constructor(title) {
    this.#title = title;
    this.#timer = LIVE ? setInterval(() => this.#redraw(), 250) : setTimeout(() => this.#announce(), ANNOUNCE_AFTER_MS);
    // The step keeps the process alive, not its line.
    this.#timer.unref();
  }

  /**
   * Says more about what the step does, or did.
   * @param {string} text
   */
  note(text) {
    this.#note = text;
    if (LIVE) this.#redraw();
  }

  /** Says that there was nothing to do. */
  upToDate(text = 'up to date') {
    this.#mark = '–';
    this.#note = text;
  }

  /** @param {boolean} succeeded */
  end(succeeded) {
    clearTimeout(this.#timer);
    if (LIVE) process.stdout.write('\r\x1b[K');
    const time = this.#mark === '–' ? '' : ` ${seconds(performance.now() - this.#started)}`;
    console.log(`${succeeded ? this.#mark : '✗'} ${this.#title}${this.#noteText()}${time}`);
  }

  #redraw() {
    const elapsed = Math.floor((performance.now() - this.#started) / 1000);
    process.stdout.write(`\r\x1b[K… ${this.#title}${this.#noteText()} ${elapsed} s`);
  }

  #announce() {
    console.log(`… ${this.#title}${this.#noteText()}`);
  }

  #noteText() {
    if (this.#note === '') return '';
    return this.#mark === '–' ? ` ${this.#note}` : ` (${this.#note})`;
  }
}

/**
 * Runs one step and prints its line.
 * @template T
 * @param {string} title
 * @param {(line: Line) => T | Promise<T>} work
 * @returns {Promise<T>} what `work` returned
 */
export async function step(title, work) {
  const line = new Line(title);
  try {
    const result = await work(line);
    line.end(true);
    return result;
  } catch (error) {
    line.end(false);
    throw error;
  }
}

/**
 * Runs a whole command: answers `--help`, tells a failure in words, sets the exit code.
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
    process.exitCode = 1;
    report(error);
  }
}

/**
 * Prints why a step failed.
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

/**
 * Writes a duration for people.
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  const value = milliseconds / 1000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}
