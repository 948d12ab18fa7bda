// @ts-check
import { serializeInvitationParticipantInfo } from '@microsoft/msgraph-sdk/models/index.js';
import { bodyWriter } from './kiota-body.mjs';

const write = bodyWriter(serializeInvitationParticipantInfo);

/** @param {import('../transfer.mjs').Given} given */
export function run({ input }) {
  const { id, tenantId, displayName } = input.target.user;
  const { languageId, region, replacesCallId } = input;
  return write({
    transferTarget: {
      identity: { user: { id, displayName, additionalData: { tenantId } } },
      replacesCallId,
      // The model of v1.0 has no endpointType.
      additionalData: { endpointType: 'default', languageId, region },
    },
  });
}
