// @ts-check
/** The parser of Azure Communication Services, for its own events. */

import { parseCallAutomationEvent } from '@azure/communication-call-automation';

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return parseCallAutomationEvent(decoder.decode(bytes));
}
