// @ts-check
/** The posted notification: about 600 bytes, as real ones have, with a number that the clients find in the stream. */

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';

/** @param {number} number */
export function numberedBody(number) {
  const callPath = `calls/${CALL_ID}`;
  return JSON.stringify({
    '@odata.type': '#microsoft.graph.commsNotifications',
    value: [
      {
        '@odata.type': '#microsoft.graph.commsNotification',
        changeType: 'updated',
        resource: `/app/${callPath}`,
        resourceUrl: `/communications/${callPath}`,
        resourceData: {
          '@odata.type': '#microsoft.graph.call',
          id: CALL_ID,
          state: 'established',
          subject: `<${number}>`,
          mediaState: { '@odata.type': '#microsoft.graph.callMediaState', audio: 'active' },
          chatInfo: { '@odata.type': '#microsoft.graph.chatInfo', threadId: '19:meeting_ZTQ@thread.v2' },
          callChainId: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
        },
      },
    ],
  });
}

export const CALL_IDS = [CALL_ID];

/** The number with its brackets, which stay the same when the body is escaped. */
export const NUMBER = /<(\d+)>/g;
