// @ts-check
/**
 * Carries out what the state of the consultations demands: it hangs up, and ends waits that last too long. Every instance does so, in
 * case the one that started a consultation dies; the others begin a little later. Hanging up twice has no second effect, and
 * neither has an event that the state does not expect.
 */

/** @import { ConsultationEvent } from 'graph-call-transfer/consultation' */
/** @import { HangUp } from 'graph-call-transfer' */
/** @import { Consultation, ConsultationChanged } from '../protocol/consultations.js' */
/** @import { StoredConsultation } from './consultations.js' */

const CHECK_MS = 500;
/** The longest waits for an answer, for a verdict, and for a notification that names the call, in milliseconds. */
const DEFAULT_TIMEOUTS = { ringMs: 60_000, transferMs: 60_000, searchMs: 10_000 };
/** The head start of the instance that started a consultation, in milliseconds. */
const HEAD_START_MS = 2_000;
/** The wait between two attempts to hang up, and their number; after the last one the call is left over. */
const HANG_UP_RETRY_MS = 2_000;
const MAX_HANG_UPS = 5;
const HANG_UP_TIMEOUT_MS = 15_000;

/** @typedef {ReturnType<typeof createConsultationRunner>} ConsultationRunner */
/** @typedef {typeof DEFAULT_TIMEOUTS} ConsultationTimeouts */

/**
 * @param {object} options
 * @param {{ readonly isReady: boolean, storedConsultations(): readonly StoredConsultation[], now(): number }} options.hub
 * @param {(event: ConsultationChanged) => Promise<unknown>} options.append appends an event to the log
 * @param {boolean} [options.canSend] whether there is a credential to hang up with
 * @param {(consultation: Consultation, options: { timeoutMs: number, signal: AbortSignal }) => Promise<HangUp>} options.hangUp
 * @param {(line: string) => void} options.log
 * @param {ConsultationTimeouts} [options.timeouts]
 */
export function createConsultationRunner(options) {
  const { hub, append, canSend = true, hangUp: sendHangUp, log, timeouts = DEFAULT_TIMEOUTS } = options;
  /** The consultations that this instance started. @type {Set<string>} */
  const own = new Set();
  /** The hang-ups of this instance. @type {Map<string, { attempts: number, notBefore: number, isRunning: boolean }>} */
  const hangUps = new Map();
  const closing = new AbortController();
  const timer = setInterval(check, CHECK_MS);
  // In Node the checks do not keep the process alive.
  /** @type {{ unref?: () => void }} */ (timer).unref?.();

  function check() {
    if (!hub.isReady || !canSend) return;
    const now = hub.now();
    const active = hub.storedConsultations();
    for (const stored of active) {
      const { consultationId } = stored.view;
      const waited = now - stored.since - (own.has(consultationId) ? 0 : HEAD_START_MS);
      if (stored.view.state.hangUp === 'sent') {
        if (waited >= 0) void hangUp(stored, now);
      } else {
        for (const event of dueEvents(stored, waited, timeouts)) record(stored, event);
      }
    }
    for (const id of hangUps.keys()) if (!active.some(({ view }) => view.consultationId === id)) hangUps.delete(id);
  }

  /**
   * @param {StoredConsultation} stored
   * @param {number} now
   */
  async function hangUp(stored, now) {
    const { consultationId, state } = stored.view;
    const hanging = hangUps.get(consultationId) ?? { attempts: 0, notBefore: 0, isRunning: false };
    if (hanging.isRunning || now < hanging.notBefore || hanging.attempts >= MAX_HANG_UPS) return;
    hangUps.set(consultationId, { ...hanging, isRunning: true });
    const isDone = await sendHangUp(stored.view, { timeoutMs: HANG_UP_TIMEOUT_MS, signal: closing.signal }).then(
      ({ kind }) => kind !== 'refused',
      () => false,
    );
    const attempts = hanging.attempts + 1;
    hangUps.set(consultationId, { attempts, notBefore: hub.now() + HANG_UP_RETRY_MS, isRunning: false });
    if (isDone) record(stored, { kind: 'hungUp' });
    else if (attempts === MAX_HANG_UPS && !closing.signal.aborted) {
      log(`The consultation call ${state.callId} could not be hung up, and may go on.`);
      record(stored, { kind: 'hangUpFailed' });
    }
  }

  /**
   * @param {StoredConsultation} stored
   * @param {ConsultationEvent} event
   */
  function record({ view: { consultationId, callId } }, event) {
    append({ kind: 'consultation', at: hub.now(), consultationId, callId, event }).catch(() => {
      // The next check appends it again.
    });
  }

  return {
    /** @param {string} consultationId that this instance started */
    adopt: (consultationId) => void own.add(consultationId),
    close() {
      clearInterval(timer);
      closing.abort();
    },
  };
}

/**
 * Returns the events of the waits that are over.
 *
 * @param {StoredConsultation} stored
 * @param {number} waited milliseconds
 * @param {ConsultationTimeouts} timeouts
 * @returns {ConsultationEvent[]}
 */
function dueEvents({ view: { state } }, waited, { ringMs, transferMs, searchMs }) {
  const { phase, creation, callId, isUndecided } = state;
  if (phase === 'calling' && waited >= ringMs) {
    // The instance that created the call died before it recorded the response.
    return [
      ...(creation === 'pending' ? [{ kind: /** @type {const} */ ('creationUnknown') }] : []),
      { kind: 'ringTimedOut' },
    ];
  }
  if (phase === 'transferring' && !isUndecided && waited >= transferMs) return [{ kind: 'transferUnknown' }];
  if (phase === 'ending' && callId === undefined && waited >= searchMs) {
    return creation === 'pending' ? [{ kind: 'creationUnknown' }] : [{ kind: 'searchTimedOut' }];
  }
  return [];
}
