/** Valid and invalid inputs. */

import { buildTransfer, type TransferInput } from 'graph-call-transfer';

const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
const id = '550fae72-d251-43ec-868c-373732c2704f';
const participantId = '909c6581-5130-43e9-88f3-fcb3582cde37';
const user = { user: { id } };

/** Each name describes a valid input. */
export const right: Record<string, TransferInput> = {
  user: { callId, target: { user: { id, tenantId: id, displayName: 'Heidi Steen' } } },
  phone: { callId, target: { phone: '+12345678901' } },
  application: { callId, target: { application: { id } } },
  applicationInstance: { callId, target: { applicationInstance: { id } } },
  guest: { callId, target: { guest: { id } } },
  communicationServices: { callId, target: { azureCommunicationServicesUser: { id: '8:acs:x_y' } } },
  consultative: { callId, target: user, replacesCallId: id },
  group: { callId, target: user, transferee: { participantId } },
  groupWithUser: { callId, target: user, transferee: { participantId, user: { id } } },
  groupWithPhone: { callId, target: user, transferee: { participantId, phone: '+12345678901' } },
  everything: { callId, target: user, endpointType: 'voicemail', languageId: 'en-US', region: 'amer' },
};

/** Each name describes the error. */
export const wrong: Record<string, TransferInput> = {
  // @ts-expect-error
  nothing: {},
  // @ts-expect-error
  noCallId: { target: user },
  // @ts-expect-error
  noTarget: { callId },
  // @ts-expect-error
  noIdentity: { callId, target: {} },
  // @ts-expect-error
  twoIdentities: { callId, target: { user: { id }, phone: '+12345678901' } },
  // @ts-expect-error
  unknownIdentityKind: { callId, target: { person: { id } } },
  // @ts-expect-error
  identityWithoutId: { callId, target: { user: {} } },
  // @ts-expect-error
  phoneIsAnIdentity: { callId, target: { phone: { id: '+12345678901' } } },
  // @ts-expect-error
  userIsText: { callId, target: { user: id } },
  // @ts-expect-error
  callIdIsANumber: { callId: 1, target: user },
  // @ts-expect-error
  callIdInAnotherCase: { callID: callId, target: user },
  // @ts-expect-error
  snakeCase: { call_id: callId, target: user },
  // @ts-expect-error
  snakeCaseTenant: { callId, target: { user: { id, tenant_id: id } } },
  // @ts-expect-error
  memberOfTheBody: { callId, transferTarget: { identity: user } },
  // @ts-expect-error
  misspelled: { callId, target: user, replaceCallId: id },
  // @ts-expect-error
  noParticipantId: { callId, target: user, transferee: { user: { id } } },
  // @ts-expect-error
  transfereeWithTwoIdentities: { callId, target: user, transferee: { participantId, user: { id }, guest: { id } } },
  // @ts-expect-error
  transfereeInsideTarget: { callId, target: { user: { id }, transferee: { participantId } } },
  // @ts-expect-error
  endpointTypeInAnotherCase: { callId, target: user, endpointType: 'Default' },
  // @ts-expect-error
  unknownEndpointType: { callId, target: user, endpointType: 'mobile' },
};

// @ts-expect-error
buildTransfer({ callId, target: user }, { callType: 'Group' });
// @ts-expect-error
buildTransfer({ callId, target: user }, { tennantId: id });
// @ts-expect-error
buildTransfer({ callId, target: user }, { endpoint: { cloud: 'germany' } });
// @ts-expect-error
buildTransfer(JSON.stringify({ callId, target: user }));
