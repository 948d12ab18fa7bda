/** The call id of a request that is written while the operator has chosen no call. */

/** A GUID that no call has, in the place of the missing one. */
export const NO_CALL_ID = '00000000-0000-4000-8000-ca11ca11ca11';

/** Writes the placeholder of documentation in the place of the missing call id. */
export function withPlaceholder(text: string): string {
  return text.replaceAll(NO_CALL_ID, '{call-id}');
}
