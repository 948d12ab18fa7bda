// @ts-check
/** One wasm module. Where its bytes are at hand, it starts at its first use; elsewhere `init` loads it, or a function that can wait. */

import { TransferError } from '../error.js';
import { initHint, loadHint } from './hints.js';

/** @import { InitSource } from '../../types/index.js' */

/**
 * @typedef {object} Host what a host gives to a module
 * @property {((options?: { module_or_path: InitSource }) => Promise<unknown>) | undefined} load loads it, by default from a file
 * @property {(() => BufferSource | WebAssembly.Module) | undefined} embedded returns a module that is part of the program
 */

export class WasmModule {
  /** @readonly */
  name;
  #startSync;
  /** @type {Host} */
  #host;
  #isReady = false;
  /** @type {Promise<void> | undefined} */
  #loading;

  /**
   * @param {string} name the name of its file, without the ending
   * @param {(options: { module: BufferSource | WebAssembly.Module }) => unknown} startSync starts it from bytes
   * @param {Host} host
   */
  constructor(name, startSync, host) {
    this.name = name;
    this.#startSync = startSync;
    this.#host = host;
  }

  /**
   * Makes the module start at its first use, without `init`.
   * @param {NonNullable<Host['embedded']>} embedded
   */
  provide(embedded) {
    if (this.#host.embedded === undefined) this.#host = { load: undefined, embedded };
  }

  /** Whether the module is part of the program. */
  get isEmbedded() {
    return this.#host.embedded !== undefined;
  }

  /**
   * Starts the module, unless it runs.
   * @throws {import('../../types/index.js').TransferError} `notInitialized`
   */
  ensure() {
    if (!this.#isReady) this.#startEmbedded();
  }

  get #file() {
    return `${this.name}.wasm`;
  }

  // Apart from `ensure`, which engines can then inline.
  #startEmbedded() {
    const { embedded } = this.#host;
    if (embedded === undefined) {
      throw notInitialized('graph-call-transfer is not initialized: call "await init()" first.', {
        hint: initHint(this.#file),
      });
    }
    this.#start(embedded());
  }

  /**
   * Runs work that needs the module: at once where it runs or is part of the program, otherwise after it is loaded.
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async whenReady(work) {
    if (!this.#isReady && !this.isEmbedded) await this.init();
    this.ensure();
    return work();
  }

  /** @param {InitSource} [source] */
  init(source) {
    this.#loading ??= this.#load(source);
    return this.#loading;
  }

  /** @param {BufferSource | WebAssembly.Module} module */
  initSync(module) {
    if (this.#isReady || this.isEmbedded) return;
    // The load in progress would later replace the instance that is in use by then.
    if (this.#loading !== undefined) {
      throw notInitialized('init() is in progress: await it instead of calling initSync().');
    }
    this.#start(module);
  }

  /** @param {BufferSource | WebAssembly.Module} module */
  #start(module) {
    try {
      this.#startSync({ module: ofThisRealm(module) });
    } catch (cause) {
      throw this.#loadError(cause, true);
    }
    this.#isReady = true;
  }

  /** @param {InitSource} [source] */
  async #load(source) {
    if (this.#isReady || this.isEmbedded) return;
    try {
      await this.#host.load?.(source === undefined ? undefined : { module_or_path: source });
    } catch (cause) {
      this.#loading = undefined;
      throw this.#loadError(cause, source !== undefined && !isAddress(source));
    }
    this.#isReady = true;
  }

  /**
   * @param {unknown} cause
   * @param {boolean} isGiven whether the caller passed the module, and not its address
   */
  #loadError(cause, isGiven) {
    return notInitialized('The wasm module could not be loaded.', { hint: loadHint(this.#file, isGiven), cause });
  }
}

/** @param {InitSource} source */
function isAddress(source) {
  return typeof source === 'string' || source instanceof URL;
}

/**
 * Makes a compiled module of another realm recognizable for the glue, which compares the class.
 * @param {BufferSource | WebAssembly.Module} module
 */
function ofThisRealm(module) {
  const isModule = Object.prototype.toString.call(module) === '[object WebAssembly.Module]';
  if (isModule && !(module instanceof WebAssembly.Module)) Object.setPrototypeOf(module, WebAssembly.Module.prototype);
  return module;
}

/**
 * @param {string} message
 * @param {{ hint?: string, cause?: unknown }} [details] the advice, and the error of the host
 */
function notInitialized(message, details) {
  return new TransferError('notInitialized', message, details);
}
