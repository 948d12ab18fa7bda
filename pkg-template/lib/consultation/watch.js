// @ts-check
/** Finds the two calls of a consultation among the notifications of a tracker. */

import { callKey } from '../guid.js';
import { advanceCall, UNBORN } from './call-life.js';

/** @import { CallNotification, Notification, TransferTracker } from '../../types/index.js' */
/** @import { CallLife, ConsultationEvent } from '../../types/consultation.js' */

/** Notifications of unknown calls that are kept until the id of the consultation call is known. */
const MAX_EARLY = 256;

/** The event of each stage of the consultation call. @type {Partial<Record<CallLife['state'], 'ringing' | 'answered'>>} */
const STAGES = { ringing: 'ringing', established: 'answered' };

/**
 * Reports what the notifications state about the calls of one consultation.
 * @param {TransferTracker} tracker
 * @param {{ callId: string, clientContext: string }} consultation
 * @param {(event: ConsultationEvent) => void} onEvent
 * @param {(call: 'caller' | 'consultation', notification: CallNotification) => void} onNotification
 */
export function watchCalls(tracker, { callId, clientContext }, onEvent, onNotification) {
  const caller = callKey(callId);
  const parameter = `clientContext=${clientContext}`;
  /** The consultation call. @type {string | undefined} */
  let asked;
  /** @type {CallNotification[]} */
  const early = [];
  let [life, callerLife] = [UNBORN, UNBORN];
  const stop = tracker.onNotification(receive);

  /** @param {Notification} notification */
  function receive(notification) {
    if (notification.kind !== 'call') return;
    const key = callKey(notification.callId);
    if (key === caller) advanceCaller(notification);
    else if (key === asked) advance(notification);
    else if (asked === undefined) {
      early.push(notification);
      if (early.length > MAX_EARLY) early.shift();
      if (isOurs(notification.raw.callbackUri)) onEvent({ kind: 'identified', callId: notification.callId });
    }
  }

  /** @param {unknown} callbackUri */
  function isOurs(callbackUri) {
    if (typeof callbackUri !== 'string') return false;
    const [, query = ''] = callbackUri.split('?');
    return query.split('&').includes(parameter);
  }

  /** @param {CallNotification} notification */
  function advance(notification) {
    onNotification('consultation', notification);
    const before = life;
    life = advanceCall(life, notification);
    if (life.state === before.state) return;
    const kind = STAGES[life.state];
    if (kind !== undefined) onEvent({ kind });
    if (life.state === 'terminated') onEvent({ kind: 'targetLeft', result: life.result });
  }

  /** @param {CallNotification} notification */
  function advanceCaller(notification) {
    onNotification('caller', notification);
    const before = callerLife;
    callerLife = advanceCall(callerLife, notification);
    if (callerLife.state !== before.state && callerLife.state === 'terminated') onEvent({ kind: 'callerLeft' });
  }

  return {
    stop,
    /**
     * Watches the consultation call, beginning with what was received of it before.
     * @param {string} id
     */
    identify(id) {
      if (asked !== undefined) return;
      asked = callKey(id);
      for (const notification of early.splice(0)) if (callKey(notification.callId) === asked) advance(notification);
    },
  };
}
