// @ts-check
/** The steps of a command: each has one line, with its time. */

import { addRow, removeRow } from './board.mjs';

/** A step that failed for a reason that a person can act on: `message` names the action, `output` is the printed text of the tool. */
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

/** A step that was stopped because another one failed. */
export class StepStopped extends StepFailed {}

/** The line of one step. */
export class Line {
  #title;
  #started = performance.now();
  #note = '';
  #isUpToDate = false;

  /** @param {string} title */
  constructor(title) {
    this.#title = title;
  }

  /**
   * Adds a note behind the title, in place of the one before.
   * @param {string} text
   */
  note(text) {
    this.#note = text;
  }

  /** Marks a step that had nothing to do. */
  upToDate(text = 'up to date') {
    this.#isUpToDate = true;
    this.#note = text;
  }

  /** Returns the line while the step runs. */
  running() {
    return `${this.#withNote()} ${Math.floor(this.elapsed / 1000)} s`;
  }

  /** Returns the line of the step that succeeded. */
  succeeded() {
    if (this.#isUpToDate) return `– ${this.#title} ${this.#note}`;
    return `✓ ${this.#withNote()} ${seconds(this.elapsed)}`;
  }

  /** @param {unknown} error */
  failed(error) {
    if (error instanceof StepStopped) return `– ${this.#title} stopped`;
    return `✗ ${this.#withNote()} ${seconds(this.elapsed)}`;
  }

  /** The time since the step began, in milliseconds. */
  get elapsed() {
    return performance.now() - this.#started;
  }

  #withNote() {
    return this.#note === '' ? this.#title : `${this.#title} (${this.#note})`;
  }
}

/** The steps that ended, with their times. @type {{ title: string, milliseconds: number }[]} */
export const endedSteps = [];

/**
 * Runs one step and prints its line.
 * @template T
 * @param {string} title
 * @param {(line: Line) => T | Promise<T>} work
 * @returns {Promise<T>} the result of `work`
 */
export async function step(title, work) {
  const line = new Line(title);
  addRow(line);
  try {
    const result = await work(line);
    removeRow(line, line.succeeded());
    return result;
  } catch (error) {
    removeRow(line, line.failed(error));
    throw error;
  } finally {
    endedSteps.push({ title, milliseconds: line.elapsed });
  }
}

/**
 * Formats a duration for people.
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  const value = milliseconds / 1000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}
