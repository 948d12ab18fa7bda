import { isTransferError } from 'graph-call-transfer/notifications';
import { describeTransfer, sendTransfer } from 'graph-call-transfer/requests';
import type { SendFailure } from '../../../protocol/events.js';
import { failureOf } from '../../model/recording.js';
import { createEventEmitter, type Transport } from '../../model/transport.js';
import type { CredentialStore } from '../credentials.js';
import type { DestinationStore } from '../destination.js';
import type { Recorder } from '../recordings/recorder.js';
import type { ConnectionStore } from '../relay/connection.js';

/** Creates the transport from the page to Graph, with the operator's token. */
export function createDirectTransport(
  { endpoint }: DestinationStore,
  { token }: CredentialStore,
  { relayTime }: ConnectionStore,
  { recordTransferEvent }: Recorder,
): Transport {
  return async (request, { transferId, ...limits }) => {
    const { callId } = request;
    const record = createEventEmitter({ transferId, callId }, recordTransferEvent, () => relayTime());
    record({ kind: 'transfer', body: describeTransfer(request).body });
    try {
      const response = await sendTransfer(request, {
        ...limits,
        token: token.peek(),
        endpoint: endpoint.peek(),
        clientRequestId: transferId,
        onAttempt: (attempt) => record({ kind: 'attempt', attempt }),
      });
      record({ kind: 'response', response });
    } catch (error) {
      const failure: SendFailure = isTransferError(error) ? failureOf(error) : { message: String(error) };
      record({ kind: 'failure', error: failure });
    }
  };
}
