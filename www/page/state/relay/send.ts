import { describeTransfer } from 'graph-call-transfer';
import { destination, version } from '../destination.js';
import { hearEnd, hearSent } from '../recording/hearing.js';
import type { Way } from '../sending.js';
import { currentSettings } from '../simulator.js';
import { relayTime } from './clock.js';
import { connection, whenLive } from './connection.js';
import { orderTransfer } from './order.js';
import { expectWord, missWord } from './stream.js';

/** How long a transfer waits for the stream that will tell of it, and its end for a stream that broke off meanwhile. */
const PATIENCE_MS = 2000;

/** How long the stream may take to tell that a transfer is being sent, before the page says so itself. */
const TELLING_MS = 500;

/** How long after the answer the stream may take to tell of the transfer; one that is still silent then is dead. */
const WORD_MS = 3000;

/** Has the relay send the draft, with its own token. What happens is told by the stream, where there is one. */
export const sendThroughRelay: Way = async (request, { transferId, timeoutMs, retry: { maxAttempts }, signal }) => {
  // As it is when Send is pressed: the destination may be changed while the stream is awaited.
  const order = {
    callId: request.callId,
    transferId,
    // The very text that the HTTP view shows.
    body: describeTransfer(request).body,
    version: version.peek(),
    timeoutMs,
    maxAttempts,
    ...(destination.peek() === 'simulator' && currentSettings()),
  };
  await whenLive(PATIENCE_MS);
  const isStreamed = connection.peek().kind === 'live';
  const sentAt = relayTime();
  // The stream is to tell it first, because a relay that refuses the order sends nothing. What both tell counts once.
  const telling = setTimeout(hearSent, isStreamed ? TELLING_MS : 0, transferId, sentAt);
  expectWord(transferId);

  const { end, isLogged } = await orderTransfer(order, signal);
  const endedAt = relayTime();
  clearTimeout(telling);
  if (isLogged || !isStreamed) hearSent(transferId, sentAt);
  // The attempts are told by the stream alone, before the end.
  if (isLogged && isStreamed) setTimeout(hearEnd, PATIENCE_MS, transferId, end, endedAt);
  else hearEnd(transferId, end, endedAt);

  // Of what was broken off the relay may know nothing.
  if (isLogged && !signal.aborted) setTimeout(missWord, WORD_MS, transferId, Date.now());
  else missWord(transferId);
  return end;
};
