/** An invalid body of a transfer is a type error at its position. */

import type { InvitationParticipantInfo, TransferBody } from 'graph-call-transfer';

const id = '550fae72-d251-43ec-868c-373732c2704f';
const participantId = '909c6581-5130-43e9-88f3-fcb3582cde37';
const twoIdentities = { user: { id }, guest: { id } };
const transferTarget: InvitationParticipantInfo = { identity: { user: { id } } };

/** Each name describes the error. */
export const wrong: Record<string, TransferBody> = {
  // @ts-expect-error
  noTarget: {},
  // @ts-expect-error
  targetIsNull: { transferTarget: null },
  // @ts-expect-error
  noIdentitySet: { transferTarget: { endpointType: 'default' } },
  // @ts-expect-error
  noIdentity: { transferTarget: { identity: {} } },
  // @ts-expect-error
  onlyTheTypeOfAnIdentity: { transferTarget: { identity: { '@odata.type': '#microsoft.graph.identitySet' } } },
  // @ts-expect-error
  twoIdentities: { transferTarget: { identity: twoIdentities } },
  // @ts-expect-error
  unknownIdentityKind: { transferTarget: { identity: { person: { id } } } },
  // @ts-expect-error
  identityWithoutId: { transferTarget: { identity: { user: { displayName: 'Heidi Steen' } } } },
  // @ts-expect-error
  identityIsText: { transferTarget: { identity: { user: id } } },
  // @ts-expect-error
  phoneIsText: { transferTarget: { identity: { phone: '+12345678901' } } },
  // @ts-expect-error
  identityWithoutSet: { transferTarget: { user: { id } } },
  // @ts-expect-error
  snakeCaseTenant: { transferTarget: { identity: { user: { id, tenant_id: id } } } },
  // @ts-expect-error
  snakeCaseTarget: { transfer_target: { identity: { user: { id } } } },
  // @ts-expect-error
  snakeCaseLanguage: { transferTarget: { identity: { user: { id } }, language_id: 'en-us' } },
  // @ts-expect-error
  endpointTypeInAnotherCase: { transferTarget: { identity: { user: { id } }, endpointType: 'Default' } },
  // @ts-expect-error
  misspelledMember: { transferTarget: { identity: { user: { id } }, replaceCallId: id } },
  // @ts-expect-error
  misspelledTransferee: { transferTarget, tranferee: { participantId } },
  // @ts-expect-error
  transfereeInsideTarget: { transferTarget: { identity: { user: { id } }, transferee: { participantId } } },
  // @ts-expect-error
  noParticipantId: { transferTarget, transferee: { identity: { user: { id } } } },
  // @ts-expect-error
  transfereeWithTwoIdentities: { transferTarget, transferee: { participantId, identity: twoIdentities } },
  // @ts-expect-error
  wrongType: { transferTarget: { '@odata.type': '#microsoft.graph.participantInfo', identity: { user: { id } } } },
  // @ts-expect-error
  flagIsText: { transferTarget: { identity: { user: { id } }, hidden: 'true' } },
  // @ts-expect-error
  undefinedIsNotAbsent: { transferTarget, transferee: undefined },
  // @ts-expect-error
  undefinedTenantIsNotAbsent: { transferTarget: { identity: { user: { id, tenantId: undefined } } } },
};

export function bodiesCannotBeChanged(body: TransferBody) {
  // @ts-expect-error
  body.transferTarget = transferTarget;
  // @ts-expect-error
  body.transferTarget.replacesCallId = id;
}
