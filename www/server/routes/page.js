// @ts-check
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { requireSignIn } from '../access/sign-in.js';

/** @import { FastifyInstance } from 'fastify' */

/**
 * Serves the files of the built page to operators, and the sign-in page to others.
 *
 * @param {FastifyInstance} app
 * @param {{ pageRoot: string }} options
 */
export async function servePage(app, { pageRoot }) {
  const hashedAssets = join(pageRoot, 'assets') + sep;

  app.addHook('onRequest', requireSignIn);
  await app.register(fastifyStatic, {
    root: pageRoot,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders(reply, path) {
      // Vite puts a hash of the content into the names in assets/: such a file never changes.
      const isImmutable = path.startsWith(hashedAssets);
      reply.header('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
