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

/**
 * The functions of a module: its glue.
 * @typedef {{ initSync: (options: { module: BufferSource | WebAssembly.Module }) => unknown }} Glue
 */

/** @template {Glue} Functions */
export class WasmModule {
  /** @readonly */
  name;
  /** The functions. Those of another module, after it has taken the place of this one. @type {Functions} */
  glue;
  /** @type {Host} */
  #host;
  /** Another module, part of the program, that contains this one. @type {WasmModule<Functions> | undefined} */
  #whole;
  #isReady = false;
  /** @type {Promise<void> | undefined} */
  #loading;

  /**
   * @param {string} name the name of its file, without the ending
   * @param {Functions} glue
   * @param {Host} host
   */
  constructor(name, glue, host) {
    this.name = name;
    this.glue = glue;
    this.#host = host;
  }

  /**
   * Makes the module start at its first use, without `init`.
   * @param {NonNullable<Host['embedded']>} embedded
   */
  provide(embedded) {
    if (this.#host.embedded === undefined) this.#host = { load: undefined, embedded };
  }

  /**
   * Makes the module start at its first use, in another one that contains it.
   * @param {WasmModule<Functions>} whole
   */
  provideFrom(whole) {
    if (!this.isEmbedded) this.#whole = whole;
  }

  /** Whether the module is part of the program. */
  get isEmbedded() {
    return this.#host.embedded !== undefined || this.#whole !== undefined;
  }

  /** Whether the module runs, or starts at its first use. */
  get canStart() {
    return this.#isReady || this.isEmbedded;
  }

  /** Whether the module runs, or is being loaded. */
  get hasBegun() {
    return this.#isReady || this.#loading !== undefined;
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
    if (this.#whole !== undefined) {
      this.#whole.ensure();
      this.#take(this.#whole);
      return;
    }
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
    if (this.#isIdle()) this.#start(module);
  }

  /**
   * Loads a module that contains the functions of this one, and takes them from there.
   * @param {WasmModule<Functions>} whole
   * @param {InitSource} [source] of the other module
   */
  initFrom(whole, source) {
    const takeFunctions = async () => {
      await whole.init(source);
      this.#take(whole);
    };
    this.#loading ??= takeFunctions().catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /**
   * @param {WasmModule<Functions>} whole
   * @param {BufferSource | WebAssembly.Module} module the other module
   */
  initSyncFrom(whole, module) {
    if (!this.#isIdle()) return;
    whole.initSync(module);
    this.#take(whole);
  }

  /** @param {WasmModule<Functions>} whole */
  #take({ glue }) {
    this.glue = glue;
    this.#isReady = true;
  }

  /** Returns whether the module can be started from bytes; `false` where it runs. */
  #isIdle() {
    if (this.#isReady || this.isEmbedded) return false;
    // The load in progress would later replace the instance that is in use by then.
    if (this.#loading !== undefined) {
      throw notInitialized('init() is in progress: await it instead of calling initSync().');
    }
    return true;
  }

  /** @param {BufferSource | WebAssembly.Module} module */
  #start(module) {
    try {
      this.glue.initSync({ module: ofThisRealm(module) });
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
