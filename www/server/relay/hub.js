// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { isLogUnavailable, isPositionLost } from '../log/errors.js';
import { comparePositions } from '../log/positions.js';
import { createEventBuffer } from './event-buffer.js';
import { formatEvent, formatNotice } from './message.js';
import { createRelayState } from './relay-state.js';
import { createSnapshotSaver } from './snapshot-saver.js';
import { createRateLimiter, createThrottle } from './throttle.js';

/** @import { DeliveryRejected, LoggedEvent, Notice, Position, RelayEvent } from '../../protocol/events.js' */
/** @import { TransferOutcome } from 'graph-call-transfer' */
/** @import { TransferRecord } from '../../protocol/history.js' */
/** @import { EventLog } from '../log/event-log.js' */

const CALLS_INTERVAL_MS = 500;
const MAX_REJECTIONS_PER_SECOND = 5;
const RETRY_DELAY_MS = 250;
const CLOSE_TIMEOUT_MS = 1000;

/** @typedef {ReturnType<typeof createHub>} Hub */

/**
 * Creates a hub. It follows the log, applies each event to the state of transfers and calls, and puts it into the buffer that
 * all streams read. It starts at the last snapshot, and continues after every failure of the log.
 *
 * @param {object} options
 * @param {EventLog} options.log the caller closes it after the hub
 * @param {'simulated' | 'live'} options.mode whether the Graph behind this server is simulated
 * @param {() => number} [options.clock] milliseconds since 1970
 * @param {number} [options.bufferLength] the number of messages in the buffer; earlier events are read from the log
 * @param {(message: string) => void} [options.onError] receives internal errors, without any content of an event
 * @param {(outcome: TransferOutcome) => void} [options.onOutcome] receives the outcomes of transfers, once the log was applied
 */
export function createHub({ log, mode, clock = Date.now, bufferLength, onError = () => {}, onOutcome = () => {} }) {
  const buffer = createEventBuffer(bufferLength);
  const abort = new AbortController();
  const counts = { events: 0, duplicates: 0, rejected: 0, errors: 0, lost: 0 };
  const source = mode === 'live' ? 'graph' : 'simulator';
  let state = createRelayState({ source });
  /** The position up to which the log was applied. @type {Position | undefined} */
  let position;
  let isReady = false;
  /** Whether the log lost events, so that everything in it is read again. */
  let isLost = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  let isNotifying = false;

  const saver = createSnapshotSaver(log, () =>
    position === undefined ? undefined : { position, text: state.snapshot() },
  );
  const callsThrottle = createThrottle(CALLS_INTERVAL_MS, publishCalls);
  const rejectionLimiter = createRateLimiter(MAX_REJECTIONS_PER_SECOND, clock);
  const removeReachableListener = log.onReachable((reachable) => publish({ kind: 'log', at: clock(), reachable }));

  /**
   * Notifies the listeners, but not at once: first the pending HTTP responses are sent, and what arrives in the same turn of the
   * event loop is written to each stream in one piece.
   */
  function notifyListeners() {
    if (isNotifying) return;
    isNotifying = true;
    setImmediate(() => {
      isNotifying = false;
      // A copy would cost as much as all listeners do; a set may change while it is iterated.
      for (const listener of listeners) listener();
    });
  }

  /** @param {Notice} notice */
  function publish(notice) {
    buffer.push(formatNotice(notice));
    notifyListeners();
  }

  function publishCalls() {
    const changes = state.calls.takeChanges();
    if (changes) publish({ kind: 'calls', at: clock(), ...changes });
  }

  function publishConsultations() {
    const changed = state.consultations.takeChanges();
    if (changed.length > 0) publish({ kind: 'consultations', at: clock(), changed });
  }

  /** @param {LoggedEvent} logged */
  function applyEvent(logged) {
    const { event } = logged;
    counts.events += 1;
    if (event.kind === 'duplicate') counts.duplicates += 1;
    try {
      const outcomes = state.apply(logged);
      if (isReady) for (const outcome of outcomes) onOutcome(outcome);
    } catch (error) {
      reportError(`Applying an event of the kind "${event.kind}" failed`, error);
    }
  }

  /**
   * @param {string} message
   * @param {unknown} error
   */
  function reportError(message, error) {
    counts.errors += 1;
    const code = error instanceof Error && 'code' in error ? error.code : 'internal';
    onError(`${message} (${code}).`);
  }

  /** @param {readonly LoggedEvent[]} batch */
  function applyBatch(batch) {
    for (const logged of batch) {
      // After a loss everything in the log is read again.
      if (position !== undefined && comparePositions(logged.id, position) <= 0) continue;
      applyEvent(logged);
      position = logged.id;
      buffer.push(formatEvent(logged));
    }
    saver.addEvents(batch.length);
  }

  /** Continues from the last snapshot, if it is later than the current state. */
  async function loadSnapshot() {
    const snapshot = await log.loadSnapshot();
    if (!snapshot || (position !== undefined && comparePositions(snapshot.position, position) <= 0)) return;
    try {
      const restored = createRelayState({ source, snapshot: snapshot.text });
      state.free();
      state = restored;
      position = snapshot.position;
    } catch (error) {
      reportError('The snapshot in the log is invalid; the hub starts with the events', error);
    }
  }

  /** @param {Position} end the last position of the log before it is followed */
  async function follow(end) {
    for await (const batch of log.follow(isLost ? undefined : position, abort.signal)) {
      applyBatch(batch);
      if (batch.length === 0 && !isReady) {
        // A log that was emptied, or has no events yet, is known up to its end too: a client that starts here can return.
        if (position === undefined || comparePositions(end, position) > 0) position = end;
        // New clients request all calls.
        state.calls.takeChanges();
        state.consultations.takeChanges();
        isReady = true;
        isLost = false;
      }
      if (isReady && batch.length > 0) {
        callsThrottle.request();
        publishConsultations();
      }
      notifyListeners();
    }
  }

  async function run() {
    while (!abort.signal.aborted) {
      try {
        isReady = false;
        await loadSnapshot();
        const end = await log.lastPosition();
        // After a loss only the log knows how far it reaches back.
        buffer.reset(isLost ? undefined : position);
        notifyListeners();
        await follow(end);
      } catch (error) {
        if (abort.signal.aborted) return;
        if (isPositionLost(error)) {
          isLost = true;
          counts.lost += 1;
        } else if (!isLogUnavailable(error)) {
          reportError('Following the log failed', error);
        }
        await sleep(RETRY_DELAY_MS, undefined, { ref: false, signal: abort.signal }).catch(() => {});
      }
    }
  }
  const running = run();

  return {
    mode,
    log,
    now: clock,
    buffer,
    /** Whether all events in the log were applied. */
    get isReady() {
      return isReady;
    },
    /** The position up to which the log was applied. */
    get position() {
      return position;
    },
    /** The counters since the start, for the metrics. */
    get stats() {
      return {
        ...counts,
        position,
        calls: state.calls.list().length,
        transfers: state.size(),
        isReady,
        isLogReachable: log.isReachable,
      };
    },
    /**
     * Appends an event to the log. It is applied and streamed when the hub reads it back.
     *
     * @param {RelayEvent} event
     */
    append: (event) => log.append(event),
    /**
     * Publishes a rejected delivery to the streams: at most five in a second, with the number of the others.
     *
     * @param {Pick<DeliveryRejected, 'status' | 'code' | 'message' | 'hint'>} rejection
     */
    publishRejection(rejection) {
      counts.rejected += 1;
      const unreported = rejectionLimiter.admit();
      if (unreported === undefined) return;
      publish({ kind: 'rejected', at: clock(), ...rejection, ...(unreported > 0 && { unreported }) });
    },
    /** @param {string} callId */
    status: (callId) => state.status(callId),
    /**
     * Returns the state of the call's transfer, for `TransferTracker.restore`.
     *
     * @param {string} callId
     */
    knownState: (callId) => state.knownState(callId),
    liveCalls: () => state.calls.list(),
    /** Lists the consultations that have not ended, or ended recently, the newest first. */
    consultations: () => state.consultations.list(clock()),
    /** @param {string} consultationId */
    consultation: (consultationId) => state.consultations.find(consultationId),
    /** Lists the consultations with what their timers depend on. */
    storedConsultations: () => state.consultations.stored(),
    /** Lists the transfers and consultations that are in progress or ended recently, each with its start. */
    recentTransfers: () => state.recentTransfers(clock()),
    /** Lists the records of all known transfers, and of the consultations that none completed, the newest first. */
    transferRecords() {
      const consultations = state.consultationRecords.list(clock());
      const transfers = state.records.list(clock());
      if (consultations.length === 0) return transfers;
      return [...transfers, ...consultations].sort((a, b) => comparePositions(b.id, a.id));
    },
    /**
     * @param {string} id of a transfer, or of a consultation: then that of the transfer that completes it, if one does
     * @returns {TransferRecord | undefined}
     */
    transferRecord(id) {
      const now = clock();
      const { record, isTransfer } = state.consultationRecords.find(id, now) ?? {};
      const replaced = isTransfer ? record?.replacesCallId : undefined;
      const transfer = replaced === undefined ? undefined : state.records.findReplacing(replaced, now);
      return state.records.find(id, now) ?? transfer ?? record;
    },
    /** @param {string} callId that a transfer replaces @returns the record of its consultation */
    consultationRecord: (callId) => state.consultationRecords.findByCall(callId),
    /** @returns {import('./message.js').Message} the first message of a stream */
    formatHello: (/** @type {Position | undefined} */ id) =>
      formatNotice({ kind: 'hello', at: clock(), mode, logReachable: log.isReachable }, id),
    /** @returns {import('./message.js').Message} for a stream that waits for the log */
    formatLogUnavailable: () => formatNotice({ kind: 'log', at: clock(), reachable: false }),
    /** @returns {import('./message.js').Message} the current state, for a client whose missed events are lost */
    formatResync: () => formatNotice({ kind: 'resync', at: clock(), snapshot: state.transfers() }, position),
    /**
     * @param {() => void} listener is notified when the buffer has new messages, and when it was reset
     * @returns {() => void} removes the listener
     */
    onUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Stops the hub and saves a snapshot of its state. */
    async close() {
      abort.abort();
      removeReachableListener();
      callsThrottle.stop();
      // An unavailable log must not delay the end of the process.
      const timeout = sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false });
      await Promise.race([running.then(() => saver.close()), timeout]);
    },
  };
}
