// @ts-check
import { readCall, sendTransfer } from 'graph-call-transfer';

/** @import { Asking, Sender } from '../sender.js' */
/** @import { Simulators } from './simulators.js' */

/**
 * Makes what sends to simulated Graphs.
 *
 * @param {Simulators} simulators
 * @returns {Sender}
 */
export function createSimulatedSender(simulators) {
  /** @param {Asking} asking */
  const optionsOf = ({ version, profile, timeoutMs, signal }) => {
    const simulator = simulators.find(profile);
    if (!simulator) throw new RangeError('The profile was not checked.');
    const { fetch, issueToken } = simulator;
    return { endpoint: { version }, token: () => issueToken(), fetch, timeoutMs, signal };
  };

  return {
    canSend: true,
    endpoint: (version) => ({ version }),
    findObjection({ profile }) {
      if (simulators.find(profile)) return undefined;
      const known = simulators.names.join(', ');
      return { status: 400, code: 'unknownProfile', message: `There is no such profile; there are ${known}.` };
    },
    async send(request, { clientRequestId, onAttempt, retry, ...asking }) {
      return sendTransfer(request, { ...optionsOf(asking), clientRequestId, onAttempt, ...(retry && { retry }) });
    },
    async read(callId, asking) {
      return readCall(callId, { ...optionsOf(asking), retry: false });
    },
  };
}
