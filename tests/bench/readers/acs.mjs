// @ts-check
/** Azure Communication Services, which has events of its own. */

import { parseCallAutomationEvent } from '@azure/communication-call-automation';

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return parseCallAutomationEvent(decoder.decode(bytes));
}
