// @ts-check
import { clouds } from '../clouds.js';

/** @import { FastifyHelmetOptions } from '@fastify/helmet' */

/** The roots of Graph in all clouds, to which the page may send. */
const GRAPH_ROOTS = Object.values(clouds).map(({ graphRoot }) => graphRoot);

/** @type {FastifyHelmetOptions} */
export const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'", ...GRAPH_ROOTS],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  // Loopback is plain http, and must stay reachable for whatever else is served from it.
  strictTransportSecurity: false,
};
