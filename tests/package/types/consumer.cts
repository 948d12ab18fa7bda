/** The CommonJS entry has the same types. */

import graph = require('graph-call-transfer');
import simulator = require('graph-call-transfer/simulator');

const input: graph.TransferInput = {
  callId: '341a0500-d4bf-4224-8b19-1581168d328b',
  target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
};

const { createSimulator } = simulator;
const { fetch, issueToken } = createSimulator({ profile: 'throttledTwice', clock: Date.now, seed: 1 });

graph.sendTransfer(input, { token: issueToken(), fetch }).then((response: graph.TransferResponse) => {
  const code: string | undefined = response.kind === 'refused' ? response.error.code : undefined;
  return code;
});

graph.readCall(input.callId, { token: issueToken(), fetch }).then((reading: graph.CallLookup) => {
  const state: graph.CallState | undefined = reading.kind === 'found' ? reading.state : undefined;
  return state;
});

// @ts-expect-error
graph.buildTransfer({ callId: 1 });
// @ts-expect-error
graph.default;
// @ts-expect-error
createSimulator({ profile: 'acept' });
