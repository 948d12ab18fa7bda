// @ts-check
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { welcome } from '../access/sign-in.js';

/** @import { FastifyInstance } from 'fastify' */
/** @import { Operator } from '../access/operator.js' */

/**
 * Serves the built page, to whom it is for.
 *
 * @param {FastifyInstance} app
 * @param {{ pageRoot: string, operator: Operator }} options
 */
export async function servePage(app, { pageRoot, operator }) {
  const hashedAssets = join(pageRoot, 'assets') + sep;

  app.addHook('onRequest', welcome(operator));
  await app.register(fastifyStatic, {
    root: pageRoot,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders(reply, path) {
      // Vite puts a hash of the content into the names below assets/: such a file never changes.
      const isImmutable = path.startsWith(hashedAssets);
      reply.header('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
