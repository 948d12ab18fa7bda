// @ts-check
/** Tells those who listen what becomes of calls, and keeps what really does. */

import { chainIdOf } from './calls.js';
import { endings } from './endings.js';
import { createFractionSource, createGuidSource } from './guid.js';
import { makePlan } from './plans.js';
import { incomingCall, shapes, writeBody, writeLegacyBody } from './shapes.js';
import { readTransfer } from './transfer.js';

/** @import { TransferRequest } from '../../types/index.js' */
/** @import { Delivery, SimulatedCall } from '../../types/simulator.js' */
/** @import { CallDirectory, KnownCall } from './calls.js' */
/** @import { Planned } from './disturbances.js' */
/** @import { Plan } from './plans.js' */
/** @import { Due, Schedule } from './schedule.js' */
/** @import { Scene } from './shapes.js' */
/** @import { createTruths } from './truths.js' */

/** A delivery, but for its token. @typedef {{ callId: string, offset: number, body: string, messageId: string }} Written */

/**
 * The waits of a call that comes in: incoming, established twice, the roster.
 */
const ANNOUNCED_AFTER = [0, 600, 800, 1000];

/**
 * @param {object} context
 * @param {Plan | undefined} context.plan
 * @param {number | string} context.seed
 * @param {string} context.appId
 * @param {string} context.callbackUri
 * @param {CallDirectory} context.directory
 * @param {ReturnType<typeof createTruths>} context.truths
 * @param {Schedule} context.schedule
 * @param {((tenantId: string) => Promise<string>) | undefined} context.getToken without it nothing is signed
 */
export function createTeller({ plan, seed, appId, callbackUri, directory, truths, schedule, getToken }) {
  let planned = 0;

  /**
   * @param {Written} written
   * @param {{ now: number, tenantId: string }} moment
   * @returns {Due & { number: number }}
   */
  function makeDue({ callId, offset, body, messageId }, { now, tenantId }) {
    planned += 1;
    const number = planned;
    return {
      number,
      offset,
      async write() {
        const token = await getToken?.(tenantId);
        return Object.freeze({
          number,
          callId,
          at: now + offset,
          url: callbackUri,
          method: 'POST',
          headers: Object.freeze(headersOf({ callId, messageId, token })),
          body,
        });
      },
    };
  }

  /**
   * @param {Scene} scene
   * @param {readonly Planned[]} all
   * @param {() => string} nextGuid
   * @returns {Written[]}
   */
  function writeAll(scene, all, nextGuid) {
    let messageId = '';
    return all.map(({ offset, tells, delivery, form }) => {
      if (delivery !== 'again') messageId = nextGuid();
      const entry = shapes[tells](scene);
      const body = form === 'legacy' ? writeLegacyBody(entry, scene) : writeBody(entry);
      return { callId: scene.transfer.callId, offset, body, messageId };
    });
  }

  return {
    /**
     * Begins a transfer that was accepted. What becomes of it is known at once.
     *
     * @param {{ request: TransferRequest, call: KnownCall, tenantId: string, now: number }} accepted
     */
    beginTransfer({ request, call, tenantId, now }) {
      const transfer = readTransfer(request);
      const { callId, scenario, replacedCallId } = transfer;
      const ending = schedule.isHeard && plan?.ending ? endings[plan.ending](transfer) : undefined;
      if (!plan || !ending) {
        truths.set(callId, { kind: 'silent', scenario, delivered: 0, total: 0 });
        return;
      }

      const salt = `${seed}/${callId}/${planned}`;
      const scene = { transfer, appId, tenantId };
      const all = makePlan(plan, transfer, createFractionSource(`${salt}/times`));
      const written = writeAll(scene, all, createGuidSource(salt));
      const due = written.map((each) => makeDue(each, { now, tenantId }));
      /** @type {import('./truths.js').Truth} */
      const truth = { kind: 'pending', scenario, delivered: 0, total: all.length };
      truths.set(callId, truth);

      const record = directory.enter(callId, { ...call, state: 'transferring' });
      record.end = schedule.begin({
        deliveries: due.filter((_, index) => !all[index]?.isLost),
        handed(taken) {
          if (taken) truth.delivered += 1;
        },
        over() {
          record.end = undefined;
          record.call = ending.kind === 'failed' ? { ...call, state: 'established' } : undefined;
          if (ending.kind === 'completed' && replacedCallId !== undefined) endCall(directory, replacedCallId);
          Object.assign(truth, ending);
        },
      });
    },

    /**
     * @param {SimulatedCall} announced
     * @param {{ now: number, tenantId: string }} moment
     */
    announce({ id: callId, callType = 'peerToPeer', state = 'established' }, moment) {
      const record = directory.enter(callId, { callType, state });
      if (!schedule.isHeard) return;

      const nextGuid = createGuidSource(`${seed}/${callId}/${planned}`);
      const entries = incomingCall({ callId, state, callType, chainId: chainIdOf(callId) }, { appId, ...moment });
      const due = entries.map((entry, index) => {
        const offset = ANNOUNCED_AFTER[index] ?? 0;
        return makeDue({ callId, offset, body: writeBody(entry), messageId: nextGuid() }, moment);
      });
      const establish = () => {
        record.call = { callType, state };
      };
      if (due.length > 1) record.call = { callType, state: 'incoming' };
      record.end = schedule.begin({
        deliveries: due.map((each, index) => (index === 1 ? { ...each, begins: establish } : each)),
        handed() {},
        over() {
          record.end = undefined;
          establish();
        },
      });
    },
  };
}

/**
 * @param {CallDirectory} directory
 * @param {string} callId
 */
function endCall(directory, callId) {
  const call = directory.find(callId);
  if (call) directory.enter(callId, call).call = undefined;
}

/**
 * @param {{ callId: string, messageId: string, token: string | undefined }} delivery
 * @returns {Delivery['headers']}
 */
function headersOf({ callId, messageId, token }) {
  const chainId = chainIdOf(callId);
  return {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'User-Agent': 'Microsoft-Skype/3.0,(Calling/1.0)',
    'Scenario-ID': chainId,
    'X-Microsoft-Skype-Chain-ID': chainId,
    'X-Microsoft-Skype-Message-ID': messageId,
  };
}
