// @ts-check
import { IN_PROGRESS_MS } from './transfer-records.js';

/** @import { LoggedEvent, Position } from '../../protocol/events.js' */
/** @import { StartEvent } from '../../protocol/transfers.js' */

const MAX_TRANSFERS = 100;
/** The limit of all bodies together, in characters. */
const MAX_CHARACTERS = 1024 * 1024;
/** The time after its start for which a transfer is listed once it has ended, in milliseconds. */
const ENDED_MS = 15 * 60 * 1000;

/** @typedef {{ readonly id: Position, readonly event: StartEvent }} LoggedStart */

/**
 * Creates the list of the last started transfers and consultations, for a page that is opened later: it reads their further events
 * from the log.
 *
 * @param {readonly LoggedStart[]} [from] the result of `snapshot`
 */
export function createRecentTransfers(from = []) {
  let transfers = [...from];

  return {
    /** @param {LoggedEvent} logged */
    add({ id, event }) {
      if (event.kind === 'transfer') transfers.push({ id, event });
      else if (event.kind === 'consultation' && event.start)
        transfers.push({ id, event: { ...event, start: event.start } });
      else return;
      transfers = transfers.slice(-MAX_TRANSFERS);
      while (countCharacters(transfers) > MAX_CHARACTERS) transfers.shift();
    },
    /**
     * Lists those that are in progress or ended recently, the oldest first.
     *
     * @param {number} now
     * @param {(event: StartEvent) => boolean} isInProgress
     * @returns {readonly LoggedStart[]}
     */
    list: (now, isInProgress) =>
      transfers.filter(({ event }) => now - event.at < (isInProgress(event) ? IN_PROGRESS_MS : ENDED_MS)),
    snapshot: () => transfers,
  };
}

/** @param {readonly LoggedStart[]} transfers */
function countCharacters(transfers) {
  return transfers.reduce((sum, { event }) => sum + (event.kind === 'transfer' ? event.body.length : 0), 0);
}
