// @ts-check
/** The tokens that were found good a moment ago: the sender uses one for many notifications, and a signature takes its time. */

/** @import { NotificationToken } from '../../types/webhook.js' */

const CAPACITY = 256;
const KEPT_MS = 300_000;

/** Only what was verified gets in, so that nobody can push others out with tokens of their own. */
export function createVerifiedTokens() {
  /** @type {Map<string, { token: NotificationToken, until: number, edition: unknown }>} */
  const kept = new Map();

  return {
    /**
     * @param {string} text
     * @param {number} now milliseconds since 1970
     * @param {unknown} edition of the keys: a token does not outlive its key
     * @returns {NotificationToken | undefined}
     */
    find(text, now, edition) {
      const found = kept.get(text);
      if (found === undefined) return undefined;
      if (now < found.until && edition === found.edition) return found.token;
      kept.delete(text);
      return undefined;
    },

    /**
     * @param {string} text
     * @param {NotificationToken} token
     * @param {number} now
     * @param {unknown} edition
     */
    keep(text, token, now, edition) {
      const oldest = kept.size >= CAPACITY ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(text, { token, until: Math.min(now + KEPT_MS, token.expiresAt * 1000), edition });
    },
  };
}
