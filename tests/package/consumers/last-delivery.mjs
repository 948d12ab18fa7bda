// @ts-check
/** Listens to a simulator without end. After its last delivery nothing keeps the process alive. */

import { startTransfer, TransferTracker } from 'graph-call-transfer';
import { createSimulator } from 'graph-call-transfer/simulator';

const graph = createSimulator({ timeScale: 0.01 });
const tracker = new TransferTracker();
graph.onDelivery(({ body }) => tracker.apply(body));
graph[Symbol.asyncIterator]().next();
const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
const target = { phone: '+12345678901' };
const transfer = await startTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch, tracker });
const { kind } = await transfer.outcome();
await graph.settled();
console.log(kind, graph.actualOutcome(callId)?.delivered);
