import type { Refused } from 'graph-call-transfer';

/** Tells whether the transfer may have begun in spite of a refusal, as the core's tracker weighs it: after a redirect, and after any 5xx but 503. */
export function mayHaveBegun({ status }: Refused): boolean {
  return (status < 400 || status >= 500) && status !== 503;
}
