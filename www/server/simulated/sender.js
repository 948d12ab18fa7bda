// @ts-check
import { createCall, hangUp, readCall, sendTransfer } from 'graph-call-transfer';

/** @import { Simulator } from 'graph-call-transfer/simulator' */
/** @import { LookupOptions, Sender } from '../sender.js' */
/** @import { Simulators } from './simulators.js' */

/**
 * Creates a sender to simulated Graphs.
 *
 * @param {Simulators} simulators
 * @returns {Sender}
 */
export function createSimulatedSender(simulators) {
  /**
   * @param {Simulator} simulator
   * @param {LookupOptions} options
   */
  const packageOptions = ({ fetch, issueToken }, { version, timeoutMs, signal }) => {
    return { endpoint: { version }, token: () => issueToken(), fetch, timeoutMs, signal };
  };

  return {
    canSend: true,
    tenantId: simulators.tenantId,
    endpoint: (version) => ({ version }),
    validate({ profile }) {
      if (profile === undefined || simulators.hasProfile(profile)) return undefined;
      return { status: 400, code: 'unknownProfile', message: simulators.unknownProfileMessage };
    },
    async send(request, { clientRequestId, onAttempt, retry, ...options }) {
      const simulator = simulators.getForTransfer(request.callId, options.simulation);
      return sendTransfer(request, {
        ...packageOptions(simulator, options),
        clientRequestId,
        onAttempt,
        ...(retry && { retry }),
      });
    },
    async lookUp(callId, options) {
      const simulator = simulators.getForCall(callId, options.simulation);
      return readCall(callId, { ...packageOptions(simulator, options), retry: false });
    },
    createCall: async (request, options) =>
      createCall(request, packageOptions(simulators.get(options.simulation), options)),
    hangUp: async (callId, options) => hangUp(callId, packageOptions(simulators.get(options.simulation), options)),
  };
}
