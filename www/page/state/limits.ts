import { signal } from '@preact/signals';
import type { SendOptions } from 'graph-call-transfer';

/** What bounds one sending, in the package's words. */
export type SendLimits = Required<Pick<SendOptions, 'timeoutMs' | 'signal'>> & {
  readonly retry: { readonly maxAttempts: number };
};

/** How many seconds an attempt may take. */
export const timeoutSeconds = signal(30);

/** How many times the request is sent at most, where the service asks to come again; once is without any retry. */
export const mostAttempts = signal(4);

/** The limits as they stand now. */
export function currentLimits(signal: AbortSignal): SendLimits {
  return { timeoutMs: timeoutSeconds.peek() * 1000, retry: { maxAttempts: mostAttempts.peek() }, signal };
}
