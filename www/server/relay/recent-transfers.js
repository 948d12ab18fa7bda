// @ts-check
import { IN_PROGRESS_MS, KEPT_MS } from './transfer-records.js';

/** @import { LoggedEvent, Position } from '../../protocol/events.js' */
/** @import { RecentTransfers, StartEvent } from '../../protocol/transfers.js' */

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
    /**
     * @param {LoggedEvent} logged
     * @param {(event: StartEvent) => boolean} isInProgress
     */
    add({ id, event }, isInProgress) {
      if (event.kind === 'transfer') transfers.push({ id, event });
      else if (event.kind === 'consultation' && event.start)
        transfers.push({ id, event: { ...event, start: event.start } });
      else return;
      const last = transfers.slice(-MAX_TRANSFERS);
      while (countCharacters(last) > MAX_CHARACTERS) last.shift();
      // A consultation lasts as long as people talk.
      const dropped = transfers.slice(0, transfers.length - last.length).filter(isLasting(isInProgress));
      transfers = [...dropped.slice(-MAX_TRANSFERS), ...last];
    },
    /**
     * Lists those that are in progress or ended recently, the oldest first. A transfer is in progress for an hour, a consultation for a day.
     *
     * @param {number} now
     * @param {(event: StartEvent) => boolean} isInProgress
     * @returns {RecentTransfers}
     */
    list(now, isInProgress) {
      const recent = new Set(
        transfers.filter(({ event }) => now - event.at < (isInProgress(event) ? IN_PROGRESS_MS : ENDED_MS)),
      );
      const lasting = transfers.filter(({ event }) => now - event.at < KEPT_MS).filter(isLasting(isInProgress));
      const [first] = recent;
      return {
        transfers: transfers.filter((each) => recent.has(each) || lasting.includes(each)),
        ...(first && { after: first.id }),
      };
    },
    snapshot: () => transfers,
  };
}

/**
 * Returns a function that returns whether an entry is a consultation in progress.
 *
 * @param {(event: StartEvent) => boolean} isInProgress
 * @returns {(logged: LoggedStart) => boolean}
 */
function isLasting(isInProgress) {
  return ({ event }) => event.kind === 'consultation' && isInProgress(event);
}

/** @param {readonly LoggedStart[]} transfers */
function countCharacters(transfers) {
  return transfers.reduce((sum, { event }) => sum + (event.kind === 'transfer' ? event.body.length : 0), 0);
}
