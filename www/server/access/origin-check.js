// @ts-check

/** @import { FastifyRequest } from 'fastify' */

const MAX_URL_LENGTH = 8 * 1024;

/**
 * The routes of monitoring programs, which may use any address of this server. A page under a foreign name that resolves to this
 * server (DNS rebinding) gets no data from them: they respond with one word, or require a token.
 */
const MONITORING_ROUTES = ['/healthz', '/readyz', '/metrics'];

/** The route of Graph, which may use any address of this server, and shows a token that no page has. */
const WEBHOOK_ROUTE = '/api/webhook';

/** The headers that only a proxy adds. */
const PROXY_HEADER = /^(?:forwarded|x-forwarded-.+|via)$/;

/**
 * Returns whether the host name of a URL means this machine.
 *
 * @param {string} host without port; an IPv6 address in brackets
 */
export function isLoopbackHost(host) {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
}

/**
 * Creates the first check of every request: of its URL, its host, and the origin of the page that sent it.
 *
 * @param {{ publicOrigin?: string | undefined }} options `publicOrigin` is the public address of the server
 * @returns {(request: FastifyRequest) => { status: number, code: string, message: string } | undefined} the reason why a request is
 *   refused, if it is
 */
export function createOriginCheck({ publicOrigin }) {
  const publicHost = publicOrigin === undefined ? undefined : new URL(publicOrigin).host;

  return ({ method, headers, raw }) => {
    const url = raw.url ?? '';
    if (url.length > MAX_URL_LENGTH) {
      return { status: 414, code: 'urlTooLong', message: `The URL is longer than ${MAX_URL_LENGTH} characters.` };
    }
    if (!url.startsWith('/')) {
      return { status: 400, code: 'badRequest', message: 'The request has no path.' };
    }
    // RFC 9112 §3.2: a proxy and this server might each choose another one.
    if (hasSeveralHosts(raw.rawHeaders)) {
      return { status: 400, code: 'badRequest', message: 'The request has several Host headers.' };
    }
    const [path = ''] = url.split('?');
    if (path === WEBHOOK_ROUTE || MONITORING_ROUTES.includes(url)) return undefined;
    // Behind a proxy that is not configured, every client would have the rights of a user of this machine.
    if (publicOrigin === undefined && Object.keys(headers).some((name) => PROXY_HEADER.test(name))) {
      const message = 'The request came through a proxy, but none is configured. Start the server with --public-url.';
      return { status: 403, code: 'proxyNotConfigured', message };
    }
    const host = (headers.host ?? '').toLowerCase();
    const isPublic = host === publicHost;
    // A foreign name that resolves to this server would make it part of a foreign origin (DNS rebinding). X-Forwarded-Host
    // does not count: a page can send it too.
    if (!isPublic && !isLoopbackHost(host.replace(/:\d{1,5}$/, ''))) {
      const names = publicHost === undefined ? 'a loopback address' : 'its public address';
      return { status: 403, code: 'hostNotAllowed', message: `The header Host is not allowed: expected ${names}.` };
    }
    if (method !== 'GET' && method !== 'HEAD') {
      // A proxy on this machine may forward requests for the public address to a loopback address.
      const origins = isPublic ? [publicOrigin] : [`http://${host}`, publicOrigin];
      if (isForeign(headers, origins)) {
        const message = 'The origin is not allowed: expected a request of the console itself.';
        return { status: 403, code: 'originNotAllowed', message };
      }
    }
    return undefined;
  };
}

/** @param {readonly string[]} rawHeaders names and values, in turn */
function hasSeveralHosts(rawHeaders) {
  return rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length > 1;
}

/**
 * @param {FastifyRequest['headers']} headers
 * @param {readonly (string | undefined)[]} origins of the console
 * @returns {boolean} whether a page of another origin sent the request; a program that is not a browser sends no origin
 */
function isForeign(headers, origins) {
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  if (origin !== undefined) return !origins.includes(origin.toLowerCase());
  return site !== 'same-origin' && site !== 'none';
}
