// @ts-check

/** @import { FastifyRequest } from 'fastify' */
/** @import { FastifyHelmetOptions } from '@fastify/helmet' */

/** What a request's body may be at most, in bytes. */
export const BODY_LIMIT = 64 * 1024;

const URL_LIMIT = 8 * 1024;

/** The roots of Graph in all clouds, to which the page may send. */
const GRAPH_ROOTS = [
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
];

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

/**
 * Tells whether a host name, as it stands in a URL, means this machine.
 *
 * @param {string} host without port; an IPv6 address in brackets
 */
export function isLoopbackHost(host) {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
}

/**
 * Finds out why a request must not be served, if so.
 *
 * @param {FastifyRequest} request
 * @returns {{ status: number, code: string, message: string } | undefined}
 */
export function findObjection({ method, headers, raw }) {
  const url = raw.url ?? '';
  if (url.length > URL_LIMIT) {
    return { status: 414, code: 'urlTooLong', message: `The URL is longer than ${URL_LIMIT} characters.` };
  }
  if (!url.startsWith('/')) {
    return { status: 400, code: 'badRequest', message: 'The request names no path.' };
  }
  // A foreign name that was made to point here (DNS rebinding) would make this server part of a foreign origin.
  const host = headers.host ?? '';
  if (!isLoopbackHost(host.replace(/:\d{1,5}$/, ''))) {
    return { status: 403, code: 'foreignHost', message: 'This server answers under a loopback address only.' };
  }
  if (method !== 'GET' && method !== 'HEAD' && isForeign(headers, host)) {
    return { status: 403, code: 'foreignOrigin', message: 'This server takes requests from its own page only.' };
  }
  return undefined;
}

/**
 * @param {FastifyRequest['headers']} headers
 * @param {string} host
 * @returns {boolean} whether a page of another origin sent it; a program that is no browser names no origin
 */
function isForeign(headers, host) {
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  if (origin !== undefined) return origin.toLowerCase() !== `http://${host.toLowerCase()}`;
  return site !== 'same-origin' && site !== 'none';
}
