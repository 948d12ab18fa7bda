/** The access token of the app (client credentials). `@azure/identity` does the same, and manages certificates too. */

const SCOPE = 'https://graph.microsoft.com/.default';
/** A token that ends so soon is not used any more. */
const MARGIN_MS = 60_000;

/** Returns a function that requests a token, and returns the same one as long as it is valid. */
export function createTokenSource({ loginUrl, tenantId, appId, secret }) {
  let token;
  let expiresAt = 0;
  return async () => {
    if (Date.now() < expiresAt - MARGIN_MS) return token;
    const response = await fetch(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: secret,
        scope: SCOPE,
      }),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`no token: ${response.status} ${body.error}`);
    token = body.access_token;
    expiresAt = Date.now() + body.expires_in * 1000;
    return token;
  };
}
