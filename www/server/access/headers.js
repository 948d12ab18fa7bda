// @ts-check
import { clouds } from 'graph-call-transfer/clouds';

/** @import { FastifyHelmetOptions } from '@fastify/helmet' */

/** The roots of Graph in all clouds, to which the page may send. */
const GRAPH_ROOTS = Object.values(clouds).map(({ graphRoot }) => graphRoot);

/** The content security policy of the page, on this server and on any other. */
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

/** Returns the policy for the page's own `<meta>`, without `frame-ancestors`, which is valid in a header only. */
export function pagePolicy() {
  return Object.entries(POLICY)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/** @type {FastifyHelmetOptions} */
export const securityHeaders = {
  contentSecurityPolicy: { useDefaults: false, directives: { ...POLICY, 'frame-ancestors': ["'none'"] } },
  xFrameOptions: { action: 'deny' },
  // A loopback address uses plain http, which must work for other servers on it too.
  strictTransportSecurity: false,
};
