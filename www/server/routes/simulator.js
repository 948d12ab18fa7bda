// @ts-check
import { profiles } from 'graph-call-transfer/simulator';
import Type from 'typebox';
import { errorBody } from '../errors.js';
import { abortOnDisconnect } from './abort.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */
/** @import { FastifyRequest } from 'fastify' */

/** The lifetime of a token in seconds, as Entra's. */
const TOKEN_LIFETIME = 3599;

/** The path of a call in Graph, or of its transfer. */
const CALL_PATH = /\/communications\/calls\/([\da-fA-F-]{32,36})(\/transfer)?(?:\?|$)/;

/** The headers that the simulated Graph reads. */
const FORWARDED_HEADERS = ['authorization', 'client-request-id', 'content-type'];

const profileParams = Type.Object({ profile: Type.String() });
const outcomeParams = Type.Object({ profile: Type.String(), callId: Type.String() });

/**
 * Serves the simulated Graph: `GET /profiles`, `POST /token`, the Graph of each profile below `/{profile}`, and
 * `GET /{profile}/outcome/{callId}`, the actual outcome of a transfer. A request about a call goes to the Graph of the profile
 * to which the call is assigned.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const serveSimulator = async (app) => {
  const { simulators } = app;
  if (!simulators) throw new Error('The server has no simulated Graph.');

  // A body is forwarded unchanged: the simulator validates it.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.get('/profiles', () => profiles);

  app.post('/token', () => ({
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME,
    access_token: simulators.get().issueToken({ lifetimeSeconds: TOKEN_LIFETIME }),
  }));

  app.get('/:profile/outcome/:callId', { schema: { params: outcomeParams } }, (request, reply) => {
    const { profile, callId } = request.params;
    const isKnown = simulators.hasProfile(profile);
    const outcome = isKnown && simulators.getForCall(callId, { profile }).actualOutcome(callId);
    return outcome || reply.code(404).send(errorBody('unknownTransfer', 'There is no known transfer of this call.'));
  });

  /**
   * @param {FastifyRequest} request
   * @param {string} profile
   */
  const simulatorFor = ({ method, raw: { url = '' } }, profile) => {
    const [, callId, transfer] = CALL_PATH.exec(url) ?? [];
    if (callId === undefined) return simulators.get({ profile });
    const isTransfer = method === 'POST' && transfer !== undefined;
    return simulators[isTransfer ? 'getForTransfer' : 'getForCall'](callId, { profile });
  };

  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/:profile/*',
    schema: { params: profileParams },
    async handler(request, reply) {
      const { profile } = request.params;
      if (!simulators.hasProfile(profile)) {
        return reply.code(404).send(errorBody('unknownProfile', simulators.unknownProfileMessage));
      }
      const { signal } = abortOnDisconnect(reply);
      try {
        return await simulatorFor(request, profile).fetch(graphUrl(request), { ...requestInit(request), signal });
      } catch (error) {
        if (!signal.aborted) throw error;
        return reply.hijack();
      }
    },
  });
};

/**
 * @param {FastifyRequest} request
 * @returns {string} the URL of the simulated Graph, whose discovery document contains URLs of the same origin
 */
function graphUrl({ protocol, host, raw }) {
  // Fastify decodes the wildcard, but Graph decides the meaning of an encoded slash or dot.
  return `${protocol}://${host}${raw.url ?? ''}`;
}

/**
 * @param {FastifyRequest<any>} request
 * @returns {RequestInit}
 */
function requestInit({ method, headers, body }) {
  const forwarded = new Headers();
  for (const name of FORWARDED_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string') forwarded.set(name, value);
  }
  const bytes =
    method === 'GET' || method === 'HEAD' ? undefined : /** @type {Buffer<ArrayBuffer> | undefined} */ (body);
  return { method, headers: forwarded, body: bytes ?? null };
}
