// @ts-check

/**
 * Resolves when a log is reachable, or unreachable.
 *
 * @param {import('../../../www/server/log/event-log.js').EventLog} log
 * @param {boolean} [expected]
 */
export async function reachable(log, expected = true) {
  await new Promise((resolve) => {
    if (log.isReachable === expected) return resolve(undefined);
    const removeListener = log.onReachable((isReachable) => {
      if (isReachable !== expected) return;
      removeListener();
      resolve(undefined);
    });
  });
}
