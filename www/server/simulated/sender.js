// @ts-check
import { readCall, sendTransfer } from 'graph-call-transfer';

/** @import { Simulator } from 'graph-call-transfer/simulator' */
/** @import { Asking, Sender } from '../sender.js' */
/** @import { Simulators } from './simulators.js' */

/**
 * Makes what sends to simulated Graphs.
 *
 * @param {Simulators} simulators
 * @returns {Sender}
 */
export function createSimulatedSender(simulators) {
  /**
   * @param {Simulator} simulator
   * @param {Asking} asking
   */
  const optionsOf = ({ fetch, issueToken }, { version, timeoutMs, signal }) => {
    return { endpoint: { version }, token: () => issueToken(), fetch, timeoutMs, signal };
  };

  return {
    canSend: true,
    endpoint: (version) => ({ version }),
    findObjection({ profile }) {
      if (simulators.knows(profile)) return undefined;
      const known = simulators.names.join(', ');
      return { status: 400, code: 'unknownProfile', message: `There is no such profile; there are ${known}.` };
    },
    async send(request, { clientRequestId, onAttempt, retry, ...asking }) {
      const options = optionsOf(simulators.findForTransfer(request.callId, asking.played), asking);
      return sendTransfer(request, { ...options, clientRequestId, onAttempt, ...(retry && { retry }) });
    },
    async read(callId, asking) {
      return readCall(callId, { ...optionsOf(simulators.findOfCall(callId, asking.played), asking), retry: false });
    },
  };
}
