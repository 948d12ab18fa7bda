import type { Refused, ResultInfo } from 'graph-call-transfer';
import type { Explanation } from 'graph-call-transfer/codes';
import { late, loadedValue } from './loaded.js';

/** The code book. Its texts are many, and the first look at the page does not need them. */
export const codeBook = late(() => import('graph-call-transfer/codes'));

/** What has a code: a refusal of the service, or how a call or an operation came out. */
export type Coded =
  | { readonly refused: Refused }
  | { readonly result?: ResultInfo | undefined; readonly terminationReason?: string | undefined };

/** Whether there is a code to look up. */
export function hasCodes(coded: Coded): boolean {
  return 'refused' in coded || coded.result !== undefined || coded.terminationReason !== undefined;
}

/** What the code book says; `undefined` until it has come, and for what it does not know. */
export function explain(coded: Coded): Explanation | undefined {
  const book = loadedValue(codeBook);
  if ('refused' in coded) return book?.explainError(coded.refused.error.code, coded.refused.status);
  return book?.explainResult(coded.result, coded.terminationReason);
}
