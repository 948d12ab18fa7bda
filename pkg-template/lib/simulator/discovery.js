// @ts-check

/**
 * Makes the document in which a webhook finds the keys.
 *
 * @param {string} url where it was asked for
 * @returns {object}
 */
export function discoveryDocument(url) {
  return {
    issuer: 'https://api.botframework.com',
    jwks_uri: new URL('keys', url).href,
    // No registered name of an algorithm, but what the real one says; the tokens are RS256.
    id_token_signing_alg_values_supported: ['RSA256'],
  };
}
