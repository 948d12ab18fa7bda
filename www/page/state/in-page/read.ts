import { type CallReading, readCall } from 'graph-call-transfer';
import type { RecordedRequest } from '../recording/recording.js';
import { currentSettings } from '../simulator.js';
import { graphs } from './graphs.js';

/** Asks the simulator in the page how a call stands: the simulated Graph that its transfer was sent to. */
export function readInPage(callId: string, { profile, pace, seed }: RecordedRequest): Promise<CallReading> {
  const settings = profile === undefined ? currentSettings() : { profile, pace, seed };
  const graph = graphs.findOfCall(callId, settings);
  return readCall(callId, { token: () => graph.issueToken(), fetch: graph.fetch, retry: false });
}
