// @ts-check
import { randomUUID } from 'node:crypto';
import { createSimulator, createSimulatorKey, profiles } from 'graph-call-transfer/simulator';
import { createSimulatorPool } from '../../calls/simulator-pool.js';
import { SIMULATED_TENANT_ID } from '../../people/colleagues.js';

/** @import { Delivery, SimulatedCall, Simulator, SimulatorKey, SimulatorProfile } from 'graph-call-transfer/simulator' */
/** @import { SimulationOptions } from '../sender.js' */

/**
 * The simulated Graphs of a server: one for each combination of profile, time scale and seed in use. All sign with one key, so
 * that one webhook trusts them all. By default the first profile is used, which accepts every valid transfer, with the server's
 * time scale and without a seed.
 *
 * @typedef {object} Simulators
 * @property {string} unknownProfileMessage the error message for an unknown profile
 * @property {string} appId the app of their notifications
 * @property {string} tenantId the tenant of their calls and tokens
 * @property {(profile: string) => boolean} hasProfile
 * @property {(options?: SimulationOptions) => Simulator} get
 * @property {(callId: string, options: SimulationOptions) => Simulator} getForTransfer returns the one for a transfer of the call
 * @property {(callId: string, options: SimulationOptions) => Simulator} getForCall returns the one to which the call is assigned
 * @property {(call: SimulatedCall) => void} createIncomingCall
 * @property {(listener: (delivery: Delivery) => Promise<unknown>) => void} onDelivery notifies the listener of all deliveries
 * @property {() => void} close
 */

/** The app of a simulated server. */
const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';

/**
 * @param {object} [options]
 * @param {number} [options.timeScale] the default factor of the delays
 * @param {string} [options.tenantId]
 * @param {SimulatorKey} [options.key] signs the notifications; by default a new one, which takes some hundred milliseconds
 * @returns {Promise<Simulators>}
 */
export async function createSimulators({
  timeScale: defaultTimeScale = 1,
  tenantId = SIMULATED_TENANT_ID,
  key: givenKey,
} = {}) {
  const key = givenKey ?? (await createSimulatorKey());
  const names = profiles.map(({ name }) => String(name));
  const [defaultProfile = ''] = names;
  /** @type {((delivery: Delivery) => Promise<unknown>)[]} */
  const listeners = [];

  const pool = createSimulatorPool({
    create({ profile, timeScale = defaultTimeScale, seed, callee }, calls) {
      const simulator = createSimulator({
        profile: /** @type {SimulatorProfile} */ (profile),
        timeScale,
        // A log outlives a server and a simulator: with equal delivery ids, new deliveries would count as duplicates.
        seed: randomUUID(),
        ...(seed !== undefined && { transferSeed: seed }),
        ...(callee !== undefined && { callee }),
        calls,
        key,
        appId: APP_ID,
        tenantId,
      });
      for (const listener of listeners) simulator.onDelivery(listener);
      return simulator;
    },
  });

  /** @param {SimulationOptions} [options] */
  const settings = ({ profile = defaultProfile, timeScale = defaultTimeScale, seed, callee } = {}) => ({
    profile,
    timeScale,
    seed,
    callee,
  });
  /** @type {Simulators['get']} */
  const get = (options) => pool.get(settings(options));

  return {
    unknownProfileMessage: `The profile is unknown: expected one of ${names.join(', ')}.`,
    appId: APP_ID,
    tenantId,
    hasProfile: (profile) => names.includes(profile),
    get,
    getForTransfer: (callId, options) => pool.getForTransfer(callId, settings(options)),
    getForCall: (callId, options) => pool.getForCall(callId, settings(options)),
    createIncomingCall: (call) => get().createIncomingCall(call),
    onDelivery(listener) {
      listeners.push(listener);
      for (const simulator of pool.list()) simulator.onDelivery(listener);
    },
    close() {
      for (const simulator of pool.list()) simulator.close();
    },
  };
}
