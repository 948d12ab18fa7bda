// @ts-check
/** `TransferDrawing`: a diagram that grows step by step. The core judges and draws each step once; this class keeps what is drawn. */

import { fromCaller, throwAtCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { notifications } from '../wasm/notifications.js';
import { drawStep, stepId } from './steps.js';

/** @import { Arrow, ExpectedTransfer, Ladder, StateGraph, TransferStep } from '../../types/index.js' */

/** @type {Ladder['lifelines']} */
const LIFELINES = Object.freeze(['transferee', 'transferor', 'graph', 'transferTarget']);

export class TransferDrawing {
  /** @type {import('../glue/notifications.js').DrawingCore | undefined} */
  #core;
  /** @type {Ladder} */
  #ladder = { lifelines: LIFELINES, legs: [], arrows: [] };
  /** @type {StateGraph} */
  #states = { states: [], transitions: [] };

  /** @param {ExpectedTransfer} transfer */
  constructor(transfer) {
    fromCaller(/** @type {any} */ (TransferDrawing), () => {
      notifications.ensure();
      const [callId, replacesCallId] = notifications.glue.readExpected(transfer);
      this.#core = new notifications.glue.DrawingCore(callId, replacesCallId);
      this.#update();
    });
  }

  #alive() {
    if (this.#core === undefined) throw new TransferError('invalidOptions', 'this drawing was freed');
    return this.#core;
  }

  /** Takes over the changes. Arrows that stay are the same objects as before. */
  #update() {
    const { kept, arrows, legs, states } = this.#alive().takeChanges();
    /** @type {readonly Arrow[]} */
    const before = this.#ladder.arrows;
    this.#ladder = { lifelines: LIFELINES, legs, arrows: [...before.slice(0, kept), ...arrows] };
    this.#states = states;
  }

  /** @param {TransferStep} step */
  add(step) {
    const isChange = drawStep(this.#alive(), step);
    this.#update();
    return isChange;
  }

  /** @param {string} id */
  repeat(id) {
    this.#alive().repeat(stepId(id));
    this.#update();
  }

  get ladder() {
    return this.#ladder;
  }

  get states() {
    return this.#states;
  }

  get mermaid() {
    return this.#alive().mermaid();
  }

  get status() {
    return this.#alive().status();
  }

  get outcome() {
    return this.#alive().outcome();
  }

  free() {
    this.#core?.free();
    this.#core = undefined;
  }
}

throwAtCaller(TransferDrawing.prototype, ['add', 'repeat']);

// Some hosts lack the symbol.
if (Symbol.dispose) {
  const value = TransferDrawing.prototype.free;
  Object.defineProperty(TransferDrawing.prototype, Symbol.dispose, { value, writable: true, configurable: true });
}
