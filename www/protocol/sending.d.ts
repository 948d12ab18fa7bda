/** Who sends, and why there is no response. */

import type { TransferErrorCode } from 'graph-call-transfer';

/** The operator who sent a transfer. */
export interface Operator {
  /** Identifies the session: equal for all transfers of one sign-in. */
  readonly id: string;
  /** The name that the operator entered at the sign-in; it is not verified. */
  readonly name?: string;
}

/** The reason why there is no response. */
export interface SendFailure {
  /** A code of the package's errors, or `credentialFailed` when the server could not get a token. */
  readonly code?: TransferErrorCode | 'credentialFailed';
  readonly message: string;
  readonly hint?: string;
  readonly delivered?: 'no' | 'unknown';
}
