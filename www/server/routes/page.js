// @ts-check
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';

/** @import { FastifyInstance } from 'fastify' */

/**
 * Serves the built page.
 *
 * @param {FastifyInstance} app
 * @param {{ pageRoot: string }} options
 */
export async function servePage(app, { pageRoot }) {
  const hashedAssets = join(pageRoot, 'assets') + sep;

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
