// @ts-check
/** The token endpoint of Microsoft Entra, as far as an app without a user needs it (RFC 6749, section 4.4). */

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/(?:v2\.0\/)?token$/;
const METADATA_PATH = /^\/([^/]+)\/(?:v2\.0\/)?\.well-known\/openid-configuration$/;
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LIFETIME_SECONDS = 3599;

/** @import { Simulator } from 'graph-call-transfer/simulator' */

/**
 * Responds to a request of the identity platform.
 * @param {Request} request
 * @param {{ pathname: string, issueToken: Simulator['issueToken'], tenantId: string | undefined }} options
 * @returns {Promise<Response | undefined>} `undefined` for any other request, whose body is not read
 */
export async function respondAsEntra(request, { pathname, issueToken, tenantId: ownTenant }) {
  const { origin } = new URL(request.url);
  const [, metadataTenant] = METADATA_PATH.exec(pathname) ?? [];
  if (metadataTenant !== undefined) return Response.json(metadataOf(origin, metadataTenant));
  const [, tenant] = TOKEN_PATH.exec(pathname) ?? [];
  if (tenant === undefined) return undefined;
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });

  const form = new URLSearchParams(await request.text());
  const appId = form.get('client_id') ?? basicUser(request.headers.get('authorization')) ?? '';
  const grant = form.get('grant_type');
  if (grant !== 'client_credentials')
    return refuse(
      'unsupported_grant_type',
      `AADSTS70003: The app requested an unsupported grant type '${grant ?? ''}'.`,
    );
  if (appId === '')
    return refuse(
      'invalid_request',
      "AADSTS900144: The request body must contain the following parameter: 'client_id'.",
    );
  const tenantId = GUID.test(tenant) ? tenant : ownTenant;
  const token = issueToken({ ...(GUID.test(appId) && { appId }), ...(tenantId !== undefined && { tenantId }) });
  return Response.json(
    { token_type: 'Bearer', expires_in: LIFETIME_SECONDS, ext_expires_in: LIFETIME_SECONDS, access_token: token },
    { headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } },
  );
}

/**
 * Creates the metadata with which libraries find the token endpoint.
 * @param {string} origin
 * @param {string} tenant
 */
function metadataOf(origin, tenant) {
  return {
    issuer: `${origin}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    jwks_uri: `${origin}/v1/.well-known/keys`,
    response_types_supported: ['code', 'id_token', 'token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** @param {string | null} authorization */
function basicUser(authorization) {
  const [, encoded] = /^Basic +(\S+)$/i.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':')[0];
}

/**
 * @param {string} error
 * @param {string} description
 */
function refuse(error, description) {
  return Response.json(
    { error, error_description: description },
    { status: 400, headers: { 'Cache-Control': 'no-store' } },
  );
}
