// @ts-check
import { clouds } from '../clouds.js';

/** @import { FastifyHelmetOptions } from '@fastify/helmet' */

/** The roots of Graph in all clouds, to which the page may send. */
const GRAPH_ROOTS = Object.values(clouds).map(({ graphRoot }) => graphRoot);

/** What the page may do, whoever serves it. */
const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'", ...GRAPH_ROOTS],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
};

/** The policy that the page itself brings along, as text. Who may frame it can be said in a header only. */
export function policyOfPage() {
  return Object.entries(POLICY)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/** @type {FastifyHelmetOptions} */
export const securityHeaders = {
  contentSecurityPolicy: { useDefaults: false, directives: { ...POLICY, 'frame-ancestors': ["'none'"] } },
  xFrameOptions: { action: 'deny' },
  // Loopback is plain http, and must stay reachable for whatever else is served from it.
  strictTransportSecurity: false,
};
