// @ts-check

/** @param {import('../transfer.mjs').Given} given */
export function run({ input }) {
  const { id, tenantId, displayName } = input.target.user;
  return JSON.stringify({
    transferTarget: {
      endpointType: 'default',
      identity: { user: { id, tenantId, displayName } },
      languageId: input.languageId,
      region: input.region,
      replacesCallId: input.replacesCallId,
    },
  });
}
