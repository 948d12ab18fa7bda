// @ts-check
import { IN_PROGRESS_MS } from './transfer-records.js';

/** @import { TransferStatus } from 'graph-call-transfer' */
/** @import { LoggedEvent, Position, TransferStarted } from '../../protocol/events.js' */

const MAX_TRANSFERS = 100;
/** The limit of all bodies together, in characters. */
const MAX_CHARACTERS = 1024 * 1024;
/** The time after its start for which a transfer is listed once it has ended, in milliseconds. */
const ENDED_MS = 15 * 60 * 1000;

const PHASES_IN_PROGRESS = ['requested', 'transferring', 'transferAccepted'];

/** @typedef {{ readonly id: Position, readonly event: TransferStarted }} LoggedTransfer */

/**
 * Creates the list of the last started transfers, for a page that is opened later: it reads their further events from the log.
 *
 * @param {readonly LoggedTransfer[]} [from] the result of `snapshot`
 */
export function createRecentTransfers(from = []) {
  let transfers = [...from];

  return {
    /** @param {LoggedEvent} logged */
    add({ id, event }) {
      if (event.kind !== 'transfer') return;
      transfers.push({ id, event });
      transfers = transfers.slice(-MAX_TRANSFERS);
      while (countCharacters(transfers) > MAX_CHARACTERS) transfers.shift();
    },
    /**
     * Lists the transfers that are in progress or ended recently, the oldest first.
     *
     * @param {number} now
     * @param {(callId: string) => TransferStatus | undefined} statusOf
     * @returns {readonly LoggedTransfer[]}
     */
    list(now, statusOf) {
      return transfers.filter(({ event: { at, callId } }) => {
        const isInProgress = PHASES_IN_PROGRESS.includes(statusOf(callId)?.phase ?? '');
        return now - at < (isInProgress ? IN_PROGRESS_MS : ENDED_MS);
      });
    },
    snapshot: () => transfers,
  };
}

/** @param {readonly LoggedTransfer[]} transfers */
function countCharacters(transfers) {
  return transfers.reduce((sum, { event: { body } }) => sum + body.length, 0);
}
