/** `GET /api/calls/{callId}`: the relay looks a call up at Graph, with its own token. */

import type { CallLookup } from 'graph-call-transfer';
import type { ErrorBody } from './errors.js';
import type { SendFailure } from './events.js';

/**
 * The body of the response. The status is 200 for every response of Graph, and 502 or 504 without one. With an `error` Graph
 * was not asked: 400 `invalidRequest` or `unknownProfile`, 401 `signInRequired`, 409 `noCredential`, 422 `invalidCallId`, 429
 * `tooManyRequests`.
 */
export type LookupResponse = { readonly lookup: CallLookup } | { readonly failure: SendFailure } | ErrorBody;
