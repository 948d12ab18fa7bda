// @ts-check
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { errorBody } from '../errors.js';
import { abortWithConnection } from './connection.js';

/** @import { FastifyInstance, FastifyRequest } from 'fastify' */
/** @import { Simulators } from '../simulated/simulators.js' */

/** In seconds; as long as Entra's. */
const TOKEN_LIFETIME = 3599;

/** A call in a path of Graph, and whether it is to be transferred. */
const CALL = /\/communications\/calls\/([\da-fA-F-]{32,36})(\/transfer)?(?:\?|$)/;

/** The headers that the simulated Graph reads. */
const FORWARDED_HEADERS = ['authorization', 'client-request-id', 'content-type'];

/**
 * Serves the simulated Graph: its profiles, its tokens, and under `/{profile}` one Graph for each, and `/truth/{callId}`: what
 * really became of a transfer. Whoever asks about a call is answered by the Graph of the profile that has it.
 *
 * @param {FastifyInstance} app
 * @param {{ simulators: Simulators }} options
 */
export async function serveSimulator(app, { simulators }) {
  const issuer = createSimulator();

  // A body is handed on as it came: to find out what is wrong with it is the simulator's business.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.get('/profiles', () => profiles);

  app.post('/token', () => ({
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME,
    access_token: issuer.issueToken({ lifetimeSeconds: TOKEN_LIFETIME }),
  }));

  app.get('/:profile/truth/:callId', (request, reply) => {
    const { profile, callId } = /** @type {{ profile: string, callId: string }} */ (request.params);
    const truth = simulators.knows(profile) && simulators.findOfCall(callId, { profile }).truth(callId);
    return truth || reply.code(404).send(errorBody('unknownTransfer', 'No transfer of this call was asked for here.'));
  });

  /**
   * @param {FastifyRequest} request
   * @param {string} profile
   */
  function simulatorFor({ method, raw: { url = '' } }, profile) {
    const [, callId, transfer] = CALL.exec(url) ?? [];
    if (callId === undefined) return simulators.find({ profile });
    const isTransfer = method === 'POST' && transfer !== undefined;
    return simulators[isTransfer ? 'findForTransfer' : 'findOfCall'](callId, { profile });
  }

  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/:profile/*',
    async handler(request, reply) {
      const { profile } = /** @type {{ profile: string }} */ (request.params);
      if (!simulators.knows(profile)) {
        const known = simulators.names.join(', ');
        return reply.code(404).send(errorBody('unknownProfile', `There is no such profile; there are ${known}.`));
      }
      const { signal } = abortWithConnection(reply);
      try {
        return await simulatorFor(request, profile).fetch(urlAtGraph(request), { ...requestInit(request), signal });
      } catch (error) {
        if (!signal.aborted) throw error;
        return reply.hijack();
      }
    },
  });
}

/**
 * @param {FastifyRequest} request
 * @returns {string} the URL that the simulated Graph is asked for, under which its discovery document names its keys
 */
function urlAtGraph({ protocol, host, raw }) {
  // Fastify's wildcard is decoded, but what an encoded slash or dot means is for Graph to say.
  return `${protocol}://${host}${raw.url ?? ''}`;
}

/**
 * @param {FastifyRequest} request
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
