/** The access token of the app (client credentials). */

const SCOPE = 'https://graph.microsoft.com/.default';

/** Requests a token. */
export async function requestToken({ LOCAL_GRAPH, TENANT_ID, APP_ID, APP_SECRET = 'local' }) {
  const login = LOCAL_GRAPH || 'https://login.microsoftonline.com';
  const response = await fetch(`${login}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: APP_ID,
      client_secret: APP_SECRET,
      scope: SCOPE,
    }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(`no token: ${response.status} ${body.error}`);
  return body.access_token;
}
