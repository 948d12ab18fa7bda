// @ts-check
import { parseIdentity } from '../../calls/participants.js';
import { toRecordedParty } from '../../calls/recorded-party.js';
import { scenarioOf } from '../../calls/scenario.js';

/** @import { TransferStarted } from '../../protocol/events.js' */
/** @import { RecordedParty, TransferScenario } from '../../protocol/history.js' */

/**
 * Reads the parties of a transfer from the event of its start.
 *
 * @param {TransferStarted} event
 * @returns {{ scenario: TransferScenario, caller?: RecordedParty, target?: RecordedParty }}
 */
export function readParties({ body, replacesCallId, caller }) {
  const { transferTarget, transferee } = parseBody(body);
  const target = parseIdentity(transferTarget);
  const moved = parseIdentity(transferee);
  const shape = {
    group: moved !== undefined,
    phone: target?.kind === 'phone',
    consultative: replacesCallId !== undefined,
  };
  return {
    scenario: scenarioOf(shape),
    // The live calls know the name of a transferee, which the request need not contain.
    ...((caller ?? moved) && { caller: toRecordedParty({ ...moved, ...caller }) }),
    ...(target && { target: toRecordedParty(target) }),
  };
}

/**
 * @param {string} body
 * @returns {{ transferTarget?: any, transferee?: any }}
 */
function parseBody(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
