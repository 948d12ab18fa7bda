// @ts-check
import { randomUUID } from 'node:crypto';

/** @import { FastifyRequest, FastifyServerOptions } from 'fastify' */
/** @import { LogLevel } from './command/settings.js' */

/**
 * Returns Fastify's logging options. A line contains the method, the route's pattern and the status; never a path, a query, a
 * header, a body or an error's own members, which contain the ids, names and tokens of others.
 *
 * @param {LogLevel} level
 * @param {NodeJS.WritableStream} [stream]
 * @returns {Pick<FastifyServerOptions, 'logger' | 'genReqId'>}
 */
export function loggerOptions(level, stream = process.stderr) {
  return {
    // The id of a request header could be any text.
    genReqId: () => randomUUID(),
    logger: {
      level,
      stream,
      redact: { paths: ['*.authorization', '*.cookie', '*.headers', '*.body'], censor: '[redacted]' },
      serializers: {
        req: (/** @type {FastifyRequest} */ { method, routeOptions }) => ({ method, route: routeOptions?.url }),
        res: (/** @type {{ statusCode?: number }} */ { statusCode }) => ({ statusCode: statusCode ?? 0 }),
        err: (/** @type {Error & { code?: unknown }} */ { name, code, stack, message }) => ({
          type: name,
          code,
          message,
          stack: stack ?? '',
        }),
      },
    },
  };
}
