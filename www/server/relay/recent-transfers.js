// @ts-check

/** @import { TransferStatus } from 'graph-call-transfer' */
/** @import { LoggedEvent, Position, TransferBegan } from '../../protocol/events.js' */

const MOST = 100;
/** The bodies together, in characters. */
const MOST_CHARACTERS = 1024 * 1024;
/** For how long a transfer is told of that came to its end, and one that did not, in milliseconds. */
const ENDED = 15 * 60 * 1000;
const UNDER_WAY = 60 * 60 * 1000;

/** @typedef {{ readonly id: Position, readonly event: TransferBegan }} LoggedTransfer */

/**
 * Keeps how the last transfers began, for pages that come later: what happened since they read from the log.
 *
 * @param {readonly LoggedTransfer[]} [before] what `snapshot` gave
 */
export function createRecentTransfers(before = []) {
  let transfers = [...before];

  return {
    /** @param {LoggedEvent} logged */
    note({ id, event }) {
      if (event.kind !== 'transfer') return;
      transfers.push({ id, event });
      transfers = transfers.slice(-MOST);
      while (charactersOf(transfers) > MOST_CHARACTERS) transfers.shift();
    },
    /**
     * Lists those that are under way, or were a little while ago; the oldest first.
     *
     * @param {number} now
     * @param {(callId: string) => TransferStatus | undefined} statusOf
     * @returns {readonly LoggedTransfer[]}
     */
    list(now, statusOf) {
      return transfers.filter(({ event: { at, callId } }) => {
        const isUnderWay = ['requested', 'transferring', 'transferAccepted'].includes(statusOf(callId)?.phase ?? '');
        return now - at < (isUnderWay ? UNDER_WAY : ENDED);
      });
    },
    snapshot: () => transfers,
  };
}

/** @param {readonly LoggedTransfer[]} transfers */
function charactersOf(transfers) {
  return transfers.reduce((sum, { event: { body } }) => sum + body.length, 0);
}
