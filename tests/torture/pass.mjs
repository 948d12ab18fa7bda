// @ts-check
/** One pass of an attack. */

import { Random } from './random.mjs';

/** One pass of an attack: it has an end, and the same seed repeats it. */
export class Pass {
  /** The figures of the pass, by their names. @type {Map<string, number>} */
  figures = new Map();
  /** The names of the figures that are the largest of their values, not the sum. @type {Set<string>} */
  maxima = new Set();
  /** @type {(() => unknown)[]} */
  #cleanups = [];
  /** The failure of work that nobody waits for. @type {{ error: unknown } | undefined} */
  #failure;

  /**
   * @param {object} options
   * @param {number} options.seed decides every random choice
   * @param {boolean} [options.isLong] whether the pass is as thorough as possible; otherwise it takes a few seconds
   * @param {(done: string) => void} [options.onProgress]
   */
  constructor({ seed, isLong = false, onProgress = () => {} }) {
    this.seed = seed;
    this.isLong = isLong;
    this.onProgress = onProgress;
    this.random = new Random(seed);
  }

  /**
   * Chooses a number of rounds.
   * @param {number} short
   * @param {number} long
   */
  rounds(short, long) {
    return this.isLong ? long : short;
  }

  /**
   * Adds to a figure.
   * @param {string} name
   * @param {number} [number]
   */
  count(name, number = 1) {
    const sum = (this.figures.get(name) ?? 0) + number;
    this.figures.set(name, sum);
    if (sum % 100 === 0) this.onProgress(`${sum} ${name}`);
  }

  /**
   * Keeps the largest value of a figure.
   * @param {string} name
   * @param {number} number
   */
  largest(name, number) {
    this.maxima.add(name);
    this.figures.set(name, Math.max(this.figures.get(name) ?? 0, number));
  }

  /**
   * Calls a function when the pass has ended, as the context of a test does.
   * @param {() => unknown} cleanup
   */
  after(cleanup) {
    this.#cleanups.push(cleanup);
  }

  /**
   * Fails the pass from work beside it.
   * @param {unknown} error
   */
  fail(error) {
    this.#failure ??= { error };
  }

  throwIfFailed() {
    if (this.#failure) throw this.#failure.error;
  }

  /**
   * Runs an attack, and then what it left to clean up.
   * @param {(pass: Pass) => Promise<void> | void} attack
   */
  async run(attack) {
    try {
      await attack(this);
      this.throwIfFailed();
    } finally {
      for (const cleanup of this.#cleanups.reverse()) await cleanup();
    }
  }
}
