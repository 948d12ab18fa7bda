import { type CallReading, readCall } from 'graph-call-transfer';
import { graphOfCall } from './graphs.js';

/** Asks the simulator in the page how a call stands. */
export function readInPage(callId: string): Promise<CallReading> {
  const graph = graphOfCall(callId);
  return readCall(callId, { token: () => graph.issueToken(), fetch: graph.fetch, retry: false });
}
