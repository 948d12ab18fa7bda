import type { Ladder, StateGraph, TransferDiagram, TransferStep } from './diagram.js';
import type { TransferOutcome, TransferStatus } from './status.js';
import type { Disposing, ExpectedTransfer } from './tracker.js';

/**
 * A transfer that is drawn step by step, as `drawTransfer` draws it from a list. It judges and draws each step once. A page that
 * shows one transfer needs no tracker beside it: the drawing has the status and the outcome too.
 *
 * @example
 * const drawing = new TransferDrawing({ callId });
 * drawing.add({ id: '1', kind: 'sent' });
 * drawing.add({ id: '2', kind: 'notifications', body });
 * drawing.status?.phase; // 'transferring'
 * drawing.ladder.arrows.length; // 2
 */
export declare class TransferDrawing {
  /**
   * @param transfer the transfer, a request, or the ids of its calls
   * @throws {TransferError} `invalidTransfer` when no call is named
   */
  constructor(transfer: ExpectedTransfer);
  /**
   * Draws the next step.
   *
   * @returns whether the step has notifications that changed the status
   * @throws {TransferError} as `drawTransfer`; then nothing was drawn
   */
  add(step: TransferStep): boolean;
  /**
   * Counts that the body of a step was received again.
   *
   * @param id the id of the step
   */
  repeat(id: string): void;
  /** The messages so far. An arrow that did not change is the same object as before. */
  readonly ladder: Ladder;
  /** The states, and the path through them so far. */
  readonly states: StateGraph;
  /** Both as text for Mermaid, written when it is read. */
  readonly mermaid: TransferDiagram['mermaid'];
  /** The status by these steps, as that of a tracker; `undefined` before any evidence. */
  readonly status: TransferStatus | undefined;
  /** The outcome; `timedOut` after a `silence` without a verdict, until the phase changes. `undefined` while the transfer is open. */
  readonly outcome: TransferOutcome | undefined;
  /** Frees the memory; then only `ladder` and `states` can be used. The garbage collector also frees it. */
  free(): void;
}

export interface TransferDrawing extends Disposing {}
