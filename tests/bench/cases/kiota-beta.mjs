// @ts-check
import { serializeInvitationParticipantInfo } from '@microsoft/msgraph-beta-sdk/models/index.js';
import { serializeBody } from './kiota-body.mjs';

/** @param {import('../transfer.mjs').Given} given */
export function run({ input }) {
  const { id, tenantId, displayName } = input.target.user;
  const { languageId, region, replacesCallId } = input;
  const target = {
    endpointType: 'default',
    identity: { user: { id, displayName, additionalData: { tenantId } } },
    replacesCallId,
    additionalData: { languageId, region },
  };
  return serializeBody(target, serializeInvitationParticipantInfo);
}
