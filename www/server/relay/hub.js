// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { isLogAway, isPositionLost } from '../log/errors.js';
import { comparePositions } from '../log/positions.js';
import { createKnowledge } from './knowledge.js';
import { messageOfEvent, messageOfNotice } from './message.js';
import { createPace, createSieve } from './pace.js';
import { createSaver } from './saver.js';
import { createTape } from './tape.js';

/** @import { DeliveryRejected, LoggedEvent, Notice, Position, RelayEvent } from '../../protocol/events.js' */
/** @import { EventLog } from '../log/event-log.js' */

const CALLS_INTERVAL = 500;
const REJECTIONS_PER_SECOND = 5;
/** Before the log is asked again, in milliseconds. */
const PAUSE = 250;
/** How long the end may take, in milliseconds. */
const PATIENCE = 1000;

/** @typedef {ReturnType<typeof createHub>} Hub */

/**
 * Follows the log: knows from it how the transfers and the calls stand, and puts everything on the tape that streams read.
 * It begins where the last snapshot stood, and goes on by itself whatever the log does.
 *
 * @param {object} options
 * @param {EventLog} options.log stays the caller's to close, after the hub
 * @param {'simulated' | 'live'} options.mode whether the Graph behind this server is simulated
 * @param {() => number} [options.clock] milliseconds since 1970
 * @param {number} [options.tapeLength] how many messages are at hand for all streams; what came before is read from the log
 * @param {(what: string) => void} [options.onFault] is told what went wrong here, in words without anything of an event
 */
export function createHub({ log, mode, clock = Date.now, tapeLength, onFault = () => {} }) {
  const tape = createTape(tapeLength);
  const abort = new AbortController();
  const counts = { events: 0, duplicates: 0, rejected: 0, faults: 0, lost: 0 };
  let knowledge = createKnowledge();
  /** @type {Position | undefined} up to where the log is known */
  let position;
  let isReady = false;
  /** Whether the log went on elsewhere, and everything that it holds now is to be read. */
  let isLost = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  let isWaking = false;

  const saver = createSaver(log, () => (position === undefined ? undefined : { position, text: knowledge.snapshot() }));
  const callsPace = createPace(CALLS_INTERVAL, tellCalls);
  const rejections = createSieve(REJECTIONS_PER_SECOND, clock);
  const forgetReachable = log.onReachable((reachable) => tell({ kind: 'log', at: clock(), reachable }));

  /**
   * Not at once: those who posted get their answers first, and what comes in the same turn is written to each stream in one piece.
   */
  function wake() {
    if (isWaking) return;
    isWaking = true;
    setImmediate(() => {
      isWaking = false;
      // Not over a copy, which costs as much as all listeners do: a set may lose and gain members meanwhile.
      for (const listener of listeners) listener();
    });
  }

  /** @param {Notice} notice */
  function tell(notice) {
    tape.push(messageOfNotice(notice));
    wake();
  }

  function tellCalls() {
    const changes = knowledge.calls.takeChanges();
    if (changes) tell({ kind: 'calls', at: clock(), ...changes });
  }

  /** @param {LoggedEvent} logged */
  function learn(logged) {
    const { event } = logged;
    counts.events += 1;
    if (event.kind === 'duplicate') counts.duplicates += 1;
    try {
      knowledge.apply(logged);
    } catch (error) {
      fault(`An event of the kind "${event.kind}" could not be applied`, error);
    }
  }

  /**
   * @param {string} what
   * @param {unknown} error
   */
  function fault(what, error) {
    counts.faults += 1;
    const code = error instanceof Error && 'code' in error ? error.code : 'internal';
    onFault(`${what} (${code}).`);
  }

  /** @param {readonly LoggedEvent[]} batch */
  function take(batch) {
    for (const logged of batch) {
      // Where the log could not be followed on, everything that is kept is read again.
      if (position !== undefined && comparePositions(logged.id, position) <= 0) continue;
      learn(logged);
      position = logged.id;
      tape.push(messageOfEvent(logged));
    }
    saver.note(batch.length);
  }

  /** @param {readonly LoggedEvent[]} batch */
  function takeLive(batch) {
    take(batch);
    if (batch.length === 0 && !isReady) {
      // Who comes from now on asks for the calls as they are.
      knowledge.calls.takeChanges();
      isReady = true;
      isLost = false;
    }
    if (isReady && batch.length > 0) callsPace.ask();
    wake();
  }

  /** Goes on from the last snapshot, if it tells more than is known here. */
  async function loadSnapshot() {
    const snapshot = await log.loadSnapshot();
    if (!snapshot || (position !== undefined && comparePositions(snapshot.position, position) <= 0)) return;
    try {
      const restored = createKnowledge(snapshot.text);
      knowledge.free();
      knowledge = restored;
      position = snapshot.position;
    } catch (error) {
      fault('The snapshot in the log could not be read; the hub begins with the events', error);
    }
  }

  /** @param {Position | undefined} after */
  async function follow(after) {
    for await (const batch of log.follow(after, abort.signal)) takeLive(batch);
  }

  async function run() {
    while (!abort.signal.aborted) {
      try {
        isReady = false;
        await loadSnapshot();
        // After a loss only the log can tell what it still reaches back to.
        tape.begin(isLost ? undefined : position);
        wake();
        await follow(isLost ? undefined : position);
      } catch (error) {
        if (abort.signal.aborted) return;
        if (isPositionLost(error)) {
          isLost = true;
          counts.lost += 1;
        } else if (!isLogAway(error)) {
          fault('The log could not be followed', error);
        }
        await sleep(PAUSE, undefined, { ref: false, signal: abort.signal }).catch(() => {});
      }
    }
  }
  const running = run();

  return {
    mode,
    log,
    now: clock,
    tape,
    /** Whether everything that the log holds is known here. */
    get isReady() {
      return isReady;
    },
    /** Up to where the log is known. */
    get position() {
      return position;
    },
    /** How much has happened since the start; for the metrics. */
    get stats() {
      return {
        ...counts,
        position,
        calls: knowledge.calls.list().length,
        transfers: knowledge.size(),
        isReady,
        isLogReachable: log.isReachable,
      };
    },
    /**
     * Appends to the log. It is known here, and streamed, once the log gives it back.
     *
     * @param {RelayEvent} event
     */
    append: (event) => log.append(event),
    /**
     * Tells the streams of a delivery that brought no notifications; of many in one second only some, and how many others.
     *
     * @param {Pick<DeliveryRejected, 'status' | 'code' | 'message' | 'hint'>} rejection
     */
    reject(rejection) {
      counts.rejected += 1;
      const untold = rejections.pass();
      if (untold === undefined) return;
      tell({ kind: 'rejected', at: clock(), ...rejection, ...(untold > 0 && { untold }) });
    },
    /** @param {string} callId */
    status: (callId) => knowledge.status(callId),
    calls: () => knowledge.calls.list(),
    /** How those transfers began that are under way, or were a little while ago. */
    recentTransfers: () => knowledge.recent(clock()),
    /** @returns {import('./message.js').Message} the beginning of a stream */
    hello: (/** @type {Position | undefined} */ id) =>
      messageOfNotice({ kind: 'hello', at: clock(), mode, logReachable: log.isReachable }, id),
    /** @returns {import('./message.js').Message} for a stream that has to wait for the log */
    logAway: () => messageOfNotice({ kind: 'log', at: clock(), reachable: false }),
    /** @returns {import('./message.js').Message} what is known now, for a stream that cannot be given what happened */
    resync: () => messageOfNotice({ kind: 'resync', at: clock(), snapshot: knowledge.transfers() }, position),
    /**
     * @param {() => void} listener is told when there is more on the tape, or when it begins anew
     * @returns {() => void} ends it
     */
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Ends it, and keeps what is known in the log. */
    async close() {
      abort.abort();
      forgetReachable();
      callsPace.stop();
      // A log that is away must not hold up the end of the process.
      const patience = sleep(PATIENCE, undefined, { ref: false });
      await Promise.race([running.then(() => saver.close()), patience]);
    },
  };
}
