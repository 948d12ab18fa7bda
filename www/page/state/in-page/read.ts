import { type CallReading, type Endpoint, readCall } from 'graph-call-transfer';
import { graphFor } from './graphs.js';

/** Asks the simulator in the page, as it plays a course, how a call stands. */
export function readInPage(callId: string, course: string, endpoint: Endpoint): Promise<CallReading> {
  const graph = graphFor(course);
  return readCall(callId, { endpoint, token: () => graph.issueToken(), fetch: graph.fetch, retry: false });
}
