// @ts-check
/** Transfers on a simulated Graph, and the outcomes that a tracker derives from its deliveries. */

import assert from 'node:assert/strict';
import { describeTransfer, parseNotifications, readCall, startTransfer, TransferTracker } from 'graph-call-transfer';
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { CALL_ID, INPUT } from './transfers.mjs';

/** @typedef {import('graph-call-transfer').TransferInput} TransferInput */
/** @typedef {import('graph-call-transfer/simulator').Delivery} Delivery */
/** @typedef {import('graph-call-transfer/simulator').Simulator} Simulator */
/** @typedef {import('graph-call-transfer/simulator').SimulatorOptions} SimulatorOptions */
/** @typedef {import('graph-call-transfer/simulator').SimulatedScenario} Scenario */
/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

export const NOW = Date.parse('2026-03-04T05:06:07.000Z');
export const REPLACED_ID = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';

const phone = '+12345678901';

/** These complete or stay silent too, but respond in their own way. @type {readonly Profile[]} */
const OTHER_RESPONSES = ['empty202WithJsonType', 'throttledTwice', 'hang'];

/** The profiles that respond as Graph does, and differ in their deliveries. */
export const deliveryProfiles = profiles
  .filter(({ name, group }) => group !== 'refused' && !OTHER_RESPONSES.includes(name))
  .map(({ name }) => name);

/** The five transfers of Graph's page. @type {Readonly<Record<Scenario, TransferInput>>} */
export const TRANSFERS = {
  blind: INPUT,
  consultative: { ...INPUT, replacesCallId: REPLACED_ID },
  pstn: { callId: CALL_ID, target: { phone } },
  consultativePstn: { callId: CALL_ID, target: { phone }, replacesCallId: REPLACED_ID },
  group: { ...INPUT, transferee: { participantId: '909c6581-5130-43e9-88f3-fcb3582cde37' } },
};

/** @type {readonly Scenario[]} */
export const SCENARIOS = ['blind', 'consultative', 'pstn', 'consultativePstn', 'group'];

/**
 * Creates a simulator that delivers at once, does not sign, and has the time `NOW`.
 * @param {SimulatorOptions} [options]
 */
export function simulate(options) {
  return createSimulator({ timeScale: 0, sign: false, clock: () => NOW, ...options });
}

/**
 * Sends a transfer, and applies all deliveries to a tracker.
 * @param {Simulator} graph
 * @param {TransferInput} [input]
 */
export async function play(graph, input = INPUT) {
  const tracker = new TransferTracker();
  /** @type {Delivery[]} */
  const deliveries = [];
  const end = graph.onDelivery((delivery) => {
    deliveries.push(delivery);
    tracker.apply(delivery.body);
  });
  const transfer = await startTransfer(input, { token: graph.issueToken(), fetch: graph.fetch, tracker });
  await graph.settled();
  end();
  const outcome = await transfer.outcome({ timeoutMs: 0 });
  return { deliveries, outcome, actual: graph.actualOutcome(input.callId), response: transfer.response };
}

/**
 * Sends a transfer, without a tracker.
 * @param {Simulator} graph
 * @param {Partial<TransferInput>} [changes] the differences from a valid transfer
 */
export function post(graph, changes) {
  const { method, url, headers, body } = describeTransfer({ ...INPUT, ...changes });
  return graph.fetch(url, { method, headers: { ...headers, Authorization: `Bearer ${graph.issueToken()}` }, body });
}

/**
 * Reads the state of a call.
 * @param {Simulator} graph
 * @param {string} [callId]
 * @returns {Promise<string>} its state, or `ended`
 */
export async function stateOf(graph, callId = CALL_ID) {
  const lookup = await readCall(callId, { token: graph.issueToken(), fetch: graph.fetch });
  return lookup.kind === 'found' ? String(lookup.state) : lookup.kind;
}

/**
 * Summarizes the notification of a delivery in a few words. Fails if the package cannot parse it.
 * @param {Pick<Delivery, 'body'>} delivery
 * @param {string} [callId] the call whose id is left out
 */
export function brief({ body }, callId = CALL_ID) {
  const batch = parseNotifications(body);
  if (batch.kind !== 'graph') return batch.kind;
  assert.deepEqual(batch.rejected, []);
  assert.equal(batch.notifications.length, 1);
  const notification = /** @type {any} */ (batch.notifications[0]);
  const { changeType, kind, state, mediaState, result, terminationReason } = notification;
  return [
    changeType,
    kind,
    state,
    mediaState && `audio ${mediaState.audio}`,
    result && `${result.code}/${result.subcode}`,
    terminationReason,
    notification.callId === callId ? undefined : `on ${notification.callId}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}
