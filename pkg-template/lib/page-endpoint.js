// @ts-check
/** Endpoints of a page: their `baseUrl` may be relative to it. */

const RELATIVE = /^(?:\/(?!\/)|\.{1,2}\/)/;

/**
 * Returns an endpoint whose `baseUrl` is absolute, if the host is a page or a worker of one. Anything else is returned as it is.
 * @template Value
 * @param {Value} endpoint of the caller
 * @returns {Value}
 */
export function pageEndpoint(endpoint) {
  const page = globalThis.location?.href;
  if (typeof page !== 'string') return endpoint;
  try {
    const { baseUrl } = /** @type {{ baseUrl?: unknown }} */ (endpoint ?? {});
    if (typeof baseUrl !== 'string' || !RELATIVE.test(baseUrl)) return endpoint;
    return { ...endpoint, baseUrl: new URL(baseUrl, page).href };
  } catch {
    // A getter that throws, which is reported with everything else; or a page without an address, such as about:blank.
    return endpoint;
  }
}

/**
 * Returns options whose endpoint is as `pageEndpoint` returns it.
 * @template Value
 * @param {Value} options of the caller, or a context
 * @returns {Value}
 */
export function pageOptions(options) {
  if (globalThis.location === undefined) return options;
  try {
    const { endpoint } = /** @type {{ endpoint?: unknown }} */ (options ?? {});
    const absolute = pageEndpoint(endpoint);
    return absolute === endpoint ? options : { ...options, endpoint: absolute };
  } catch {
    return options;
  }
}
