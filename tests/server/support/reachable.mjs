// @ts-check

/**
 * Waits until a log can be reached, or no longer.
 *
 * @param {import('../../../www/server/log/event-log.js').EventLog} log
 * @param {boolean} [wanted]
 */
export async function reachable(log, wanted = true) {
  await new Promise((resolve) => {
    if (log.isReachable === wanted) return resolve(undefined);
    const end = log.onReachable((isReachable) => {
      if (isReachable !== wanted) return;
      end();
      resolve(undefined);
    });
  });
}
