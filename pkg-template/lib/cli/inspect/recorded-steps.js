// @ts-check
/** Reads the events of a recording, of which a person may have changed some. */

import { drawTransfer, isTransferError, TransferTracker } from 'graph-call-transfer';

/** @import { Step } from './step.js' */

/**
 * Reads an event of a recording; its notifications are read like those of any log.
 * @param {string} callId
 * @param {any} event
 * @returns {{ step: Step } | { fault: string } | undefined} the step, or why it cannot be used
 */
export function readStep(callId, event) {
  const step = stepOf(event);
  if (step === undefined) return undefined;
  try {
    // Those that read the step later: what they refuse is a fault of the recording.
    drawTransfer({ callId }, [{ id: 'step', ...step }]);
    if (step.kind === 'response') new TransferTracker().recordResponse(callId, /** @type {any} */ (step.response));
    return { step };
  } catch (error) {
    if (!isTransferError(error)) throw error;
    return { fault: `event "${step.kind}" of the recording is invalid: ${error.message}` };
  }
}

/**
 * @param {any} event
 * @returns {Step | undefined}
 */
function stepOf({ kind, ...event }) {
  switch (kind) {
    case 'sent':
    case 'expected':
      return { kind };
    case 'attempt':
      return { kind, attempt: event.attempt };
    case 'response':
      return { kind, response: event.response };
    case 'failure':
      return { kind: 'failed', error: event.error };
    case 'silence':
      return { kind, seconds: event.seconds };
    case 'known':
      return { kind, snapshot: event.snapshot };
    case 'resync':
      return { kind: 'known', ...(event.snapshot !== undefined && { snapshot: event.snapshot }) };
    case 'read':
      return { kind: 'lookup', lookup: event.lookup };
    case 'dialed':
      return { kind };
    case 'consultation':
      return consultationStep(event);
    default:
      return undefined;
  }
}

/**
 * Reads an event of a consultation. What its notifications report is drawn from them.
 * @param {any} event
 * @returns {Step | undefined}
 */
function consultationStep({ event, response, failure }) {
  switch (event?.kind) {
    case 'created':
      return { kind: 'creation', creation: response ?? { kind: 'created', status: 201 } };
    case 'creationRefused':
    case 'creationUnknown':
      return { kind: 'creation', ...(response ? { creation: response } : { error: failure ?? {} }) };
    case 'hungUp':
      return { kind: 'hangUp' };
    default:
      return undefined;
  }
}
