// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { comparePositions, positionBefore } from '../log/positions.js';

/** @import { LoggedEvent, RelayEvent } from '../../protocol/events.js' */
/** @import { TransferRecord } from '../../protocol/history.js' */
/** @import { EventLog } from '../log/event-log.js' */

/** The number of events per read of the log: each may have 1 MiB. */
const PAGE_SIZE = 64;
/** The limits of one response: of the events that are examined, and of the characters of their bodies. */
const MAX_EXAMINED = 5000;
const MAX_CHARACTERS = 4 * 1024 * 1024;

/**
 * Reads the events of a transfer from the log: its own and those of its consultation, and the deliveries of their calls.
 *
 * @param {Pick<EventLog, 'read'>} log
 * @param {TransferRecord} record of a transfer or a consultation
 * @param {TransferRecord} [consultation] that the transfer completed, or tried to
 * @returns {Promise<{ events: LoggedEvent[], isComplete: boolean }>} rejects with `logUnavailable`
 */
export async function readTransferEvents(log, record, consultation) {
  /** @type {LoggedEvent[]} */
  const events = [];
  let position = positionBefore((consultation ?? record).id);
  let characters = 0;
  for (let examined = 0; examined < MAX_EXAMINED; examined += PAGE_SIZE) {
    const page = await log.read(position, record.lastId, PAGE_SIZE);
    if (page === undefined) return { events, isComplete: false };
    for (const logged of page) {
      position = logged.id;
      if (!isOf(logged.event, record, consultation)) continue;
      characters += 'body' in logged.event ? logged.event.body.length : 0;
      if (characters > MAX_CHARACTERS) return { events, isComplete: false };
      events.push(logged);
    }
    if (page.length < PAGE_SIZE || comparePositions(position, record.lastId) >= 0) return { events, isComplete: true };
  }
  return { events, isComplete: false };
}

/**
 * @param {RelayEvent} event
 * @param {TransferRecord} record
 * @param {TransferRecord} [consultation]
 */
function isOf(event, { transferId, callId, replacesCallId }, consultation) {
  if ('transferId' in event) return event.transferId === transferId;
  if (event.kind === 'consultation') return [transferId, consultation?.transferId].includes(event.consultationId);
  if (!('callIds' in event)) return false;
  const keys = [callId, replacesCallId ?? callId].map(callKey);
  return event.callIds.some((id) => keys.includes(callKey(id)));
}
