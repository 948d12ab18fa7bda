/** `GET /api/calls/{callId}`: the relay asks Graph how a call stands, with a token of its own. */

import type { CallReading } from 'graph-call-transfer';
import type { SendFailure } from './events.js';

/**
 * The body of the answer: 200 whatever Graph answered; 502 or 504 without an answer of Graph. With an `error` Graph was not
 * asked: 400 `invalidOrder` or `unknownProfile`, 401 `signInNeeded`, 409 `cannotSend` for want of a credential, 422
 * `invalidCall`, 429 `tooManyRequests`.
 */
export type ReadingReceipt =
  | { readonly reading: CallReading }
  | { readonly failure: SendFailure }
  | { readonly error: { readonly code: string; readonly message: string } };
