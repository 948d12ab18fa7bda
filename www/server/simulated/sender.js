// @ts-check
import { sendTransfer } from 'graph-call-transfer';

/** @import { Sender } from '../sender.js' */
/** @import { Simulators } from './simulators.js' */

/**
 * Makes what sends to simulated Graphs.
 *
 * @param {Simulators} simulators
 * @returns {Sender}
 */
export function createSimulatedSender(simulators) {
  return {
    canSend: true,
    endpoint: (version) => ({ version }),
    findObjection({ profile }) {
      if (simulators.find(profile)) return undefined;
      const known = simulators.names.join(', ');
      return { status: 400, code: 'unknownProfile', message: `There is no such profile; there are ${known}.` };
    },
    async send(request, { version, profile, ...options }) {
      const simulator = simulators.find(profile);
      if (!simulator) throw new RangeError('The profile was not checked.');
      const { fetch, issueToken } = simulator;
      return sendTransfer(request, { ...options, endpoint: { version }, token: () => issueToken(), fetch });
    },
  };
}
