import { describeTransfer } from 'graph-call-transfer/requests';
import type { SendRequest, SendResponse } from '../../../protocol/transfers.js';
import type { Failure } from '../../model/recording.js';
import type { Transport } from '../../model/transport.js';
import { texts } from '../../texts/index.js';
import type { DestinationStore } from '../destination.js';
import type { Env } from '../env.js';
import type { Recorder } from '../recordings/recorder.js';
import type { AboutStore } from '../relay/about.js';
import type { Stream } from '../relay/stream.js';
import type { SimulatorStore } from '../simulator/settings.js';

/**
 * Creates the transport through the relay, which has a token of its own. The receipt contains the events that the stream carries: the
 * recorder records each once, whichever arrives first.
 */
export function createRelayTransport(
  { fetch }: Env,
  { destination, version }: DestinationStore,
  { currentSettings }: SimulatorStore,
  { renewSession }: AboutStore,
  stream: Stream,
  { recordTransferEvent, recordFailure }: Recorder,
): Transport {
  return async (request, { transferId, timeoutMs, retry: { maxAttempts }, signal }) => {
    const order: SendRequest = {
      callId: request.callId,
      transferId,
      // The same text as in the HTTP view.
      body: describeTransfer(request).body,
      version: version.peek(),
      timeoutMs,
      maxAttempts,
      ...(destination.peek() === 'simulator' && currentSettings()),
    };
    let httpResponse: Response;
    try {
      const headers = { 'Content-Type': 'application/json' };
      // An abort of this request aborts the relay's request to Graph, too.
      httpResponse = await fetch('api/transfers', { method: 'POST', headers, body: JSON.stringify(order), signal });
    } catch (error) {
      recordFailure(transferId, unreachable(signal.aborted, error));
      return;
    }
    const receipt = await readReceipt(httpResponse);
    if (receipt && 'events' in receipt) {
      for (const event of receipt.events) recordTransferEvent(event);
      if (receipt.position !== undefined) stream.expect(receipt.position);
      return;
    }
    if (httpResponse.status === 401) await renewSession();
    recordFailure(transferId, refusalOf(httpResponse.status, receipt));
  };
}

function unreachable(isAborted: boolean, error: unknown): Failure {
  const message = texts.send[isAborted ? 'aborted' : 'unreachable'];
  const cause = error instanceof Error ? { cause: error.message } : {};
  return { code: isAborted ? 'aborted' : 'network', message, delivered: 'unknown', ...cause };
}

/** Reads the response of the relay; `undefined` for one of something else, such as a proxy. */
async function readReceipt(httpResponse: Response): Promise<SendResponse | undefined> {
  try {
    const receipt: { readonly events?: unknown; readonly error?: { readonly message?: unknown } } =
      await httpResponse.json();
    const isReceipt = Array.isArray(receipt.events) || typeof receipt.error?.message === 'string';
    return isReceipt ? (receipt as SendResponse) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the reason why the relay did not send. A response of something else leaves it unknown. */
function refusalOf(status: number, receipt: Extract<SendResponse, { error: unknown }> | undefined): Failure {
  if (!receipt) return { message: texts.outcome.noReceipt(status), delivered: 'unknown' };
  const { code, message } = receipt.error;
  if (status === 401) return { code: 'signInRequired', message, delivered: 'no' };
  return { message, delivered: status < 500 || code === 'logUnavailable' ? 'no' : 'unknown' };
}
