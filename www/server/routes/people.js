// @ts-check
import Type from 'typebox';
import { abortOnDisconnect } from './abort.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */

const MAX_TEXT_LENGTH = 100;
const MAX_PEOPLE = 25;
const DEFAULT_LIMIT = 10;

const schema = {
  querystring: Type.Object(
    {
      q: Type.String({
        maxLength: MAX_TEXT_LENGTH,
        default: '',
        description: `a text of at most ${MAX_TEXT_LENGTH} characters`,
      }),
      limit: Type.Optional(
        Type.String({ pattern: '^(?:[1-9]|1\\d|2[0-5])$', description: `a number from 1 to ${MAX_PEOPLE}` }),
      ),
    },
    { additionalProperties: false },
  ),
};

/**
 * Serves `GET /people`: searches the possible transfer targets.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const servePeople = async (app) => {
  const { searchPeople, metrics } = app;

  app.get('/people', { schema }, async (request, reply) => {
    const { q, limit = String(DEFAULT_LIMIT) } = request.query;
    // A page that searches for a longer text has no use for the response to a shorter one.
    const { signal } = abortOnDisconnect(reply);
    try {
      const response = await searchPeople(q, { limit: Number(limit), signal });
      metrics.peopleSearches.inc({ result: response.notice?.code ?? 'found' });
      return response;
    } catch (error) {
      if (!signal.aborted) throw error;
      metrics.peopleSearches.inc({ result: 'aborted' });
      return reply.hijack();
    }
  });
};
