/** The bodies of both pages of Graph's documentation are transfer bodies without changes. */

import { parseTransfer, type TransferBody } from 'graph-call-transfer';

const userId = '550fae72-d251-43ec-868c-373732c2704f';
const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const consultedCall = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';

export const beta1 = {
  transferTarget: {
    endpointType: 'default',
    identity: { user: { id: userId, tenantId, displayName: 'Heidi Steen' } },
    languageId: 'languageId-value',
    region: 'region-value',
  },
} satisfies TransferBody;

export const beta2 = {
  transferTarget: {
    '@odata.type': '#microsoft.graph.invitationParticipantInfo',
    endpointType: 'default',
    identity: {
      '@odata.type': '#microsoft.graph.identitySet',
      user: { '@odata.type': '#microsoft.graph.identity', id: userId, tenantId, displayName: 'Heidi Steen' },
    },
    languageId: 'en-us',
    region: 'amer',
    replacesCallId: consultedCall,
  },
} satisfies TransferBody;

export const beta3 = {
  transferTarget: {
    endpointType: 'default',
    identity: { phone: { '@odata.type': '#microsoft.graph.identity', id: '+12345678901' } },
    languageId: 'languageId-value',
    region: 'region-value',
  },
} satisfies TransferBody;

export const beta4 = {
  transferTarget: {
    '@odata.type': '#microsoft.graph.invitationParticipantInfo',
    endpointType: 'default',
    identity: {
      '@odata.type': '#microsoft.graph.identitySet',
      phone: { '@odata.type': '#microsoft.graph.identity', id: '+12345678901' },
    },
    languageId: 'en-us',
    region: 'amer',
    replacesCallId: consultedCall,
  },
} satisfies TransferBody;

/** As an object literal it is valid: JavaScript allows the comma that JSON does not. */
export const beta5 = {
  transferTarget: {
    endpointType: 'default',
    identity: { user: { id: userId, tenantId, displayName: 'Heidi Steen' } },
  },
  transferee: {
    identity: { user: { id: '751f6800-3180-414d-bd94-333364659951', tenantId } },
    participantId: '909c6581-5130-43e9-88f3-fcb3582cde37',
  },
  languageId: 'languageId-value',
  region: 'region-value',
} satisfies TransferBody;

/** v1.0 omits the tenant of the target. */
export const v1User = {
  transferTarget: { endpointType: 'default', identity: { user: { id: userId } } },
} satisfies TransferBody;

/** v1.0 still shows a member of 2019. */
export const v1ClientContext = {
  transferTarget: {
    endpointType: 'default',
    identity: { phone: { '@odata.type': '#microsoft.graph.identity', id: '+12345678901' } },
    languageId: 'en-us',
    region: 'amer',
  },
  clientContext: '9e90d1c1-f61e-43e7-9f75-d420159aae08',
} satisfies TransferBody;

export const v1Consultative = {
  transferTarget: { endpointType: 'default', identity: { user: { id: userId } }, replacesCallId: consultedCall },
} satisfies TransferBody;

/** The last example of v1.0, with its missing brace. */
export const v1Group = {
  transferTarget: { endpointType: 'default', identity: { user: { id: userId } } },
  transferee: {
    identity: { user: { id: '751f6800-3180-414d-bd94-333364659951', tenantId } },
    participantId: '909c6581-5130-43e9-88f3-fcb3582cde37',
  },
} satisfies TransferBody;

for (const body of [beta1, beta2, beta3, beta4, beta5, v1User, v1ClientContext, v1Consultative, v1Group]) {
  parseTransfer('341a0500-d4bf-4224-8b19-1581168d328b', body);
}
