// @ts-check

/** @import { FastifyRequest } from 'fastify' */

const URL_LIMIT = 8 * 1024;

/**
 * What machines ask, by whatever address they know this server. A page of a foreign name that was made to point here learns
 * nothing from them: they say one word, or want a token.
 */
const OF_MACHINES = ['/healthz', '/readyz', '/metrics'];

/** Who asks here shows a token that no page has, and a Graph may know this server by any name. */
const OF_GRAPH = '/api/webhook';

/** What only a proxy says. */
const OF_PROXIES = /^(?:forwarded|x-forwarded-.+|via)$/;

/**
 * Tells whether a host name, as it stands in a URL, means this machine.
 *
 * @param {string} host without port; an IPv6 address in brackets
 */
export function isLoopbackHost(host) {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
}

/**
 * Makes the check that every request passes before anything else looks at it.
 *
 * @param {{ publicOrigin?: string | undefined }} options `publicOrigin` is where the server is reached from elsewhere
 * @returns {(request: FastifyRequest) => { status: number, code: string, message: string } | undefined} why a request must
 *   not be served, if so
 */
export function createGate({ publicOrigin }) {
  const publicHost = publicOrigin === undefined ? undefined : new URL(publicOrigin).host;

  return ({ method, headers, raw }) => {
    const url = raw.url ?? '';
    if (url.length > URL_LIMIT) {
      return { status: 414, code: 'urlTooLong', message: `The URL is longer than ${URL_LIMIT} characters.` };
    }
    if (!url.startsWith('/')) {
      return { status: 400, code: 'badRequest', message: 'The request names no path.' };
    }
    const [path = ''] = url.split('?');
    if (path === OF_GRAPH || OF_MACHINES.includes(url)) return undefined;
    // Behind a proxy that nobody told of, everybody would be let in as if they sat at this machine.
    if (publicOrigin === undefined && Object.keys(headers).some((name) => OF_PROXIES.test(name))) {
      const message = 'A proxy is in front of this server, which does not know of it. Start it with --public-url.';
      return { status: 403, code: 'proxyUnknown', message };
    }
    const host = (headers.host ?? '').toLowerCase();
    const isPublic = host === publicHost;
    // A foreign name that was made to point here (DNS rebinding) would make this server part of a foreign origin. What a
    // proxy tells of the host does not count: a page can say the same.
    if (!isPublic && !isLoopbackHost(host.replace(/:\d{1,5}$/, ''))) {
      const names = publicHost === undefined ? 'a loopback address only' : 'its public address only';
      return { status: 403, code: 'foreignHost', message: `This server answers under ${names}.` };
    }
    if (method !== 'GET' && method !== 'HEAD') {
      // A proxy on this machine may ask under a loopback address on behalf of the public one.
      const origins = isPublic ? [publicOrigin] : [`http://${host}`, publicOrigin];
      if (isForeign(headers, origins)) {
        return { status: 403, code: 'foreignOrigin', message: 'This server takes requests from its own page only.' };
      }
    }
    return undefined;
  };
}

/**
 * @param {FastifyRequest['headers']} headers
 * @param {readonly (string | undefined)[]} origins its own
 * @returns {boolean} whether a page of another origin sent it; a program that is no browser names no origin
 */
function isForeign(headers, origins) {
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  if (origin !== undefined) return !origins.includes(origin.toLowerCase());
  return site !== 'same-origin' && site !== 'none';
}
