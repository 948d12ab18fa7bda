import type { Cloud } from './endpoint.js';

/** The addresses of a national cloud. */
export interface CloudAddresses {
  /** The root of Microsoft Graph, without a version and without a slash at the end. A token has the scope `{graphRoot}/.default`. */
  readonly graphRoot: string;
  /** The root of the Microsoft Entra endpoints that issue tokens for it. */
  readonly authority: string;
}

/**
 * The addresses of every national cloud.
 *
 * @see https://learn.microsoft.com/graph/deployments
 *
 * @example
 * import { clouds } from 'graph-call-transfer/clouds';
 *
 * const { graphRoot, authority } = clouds.usGovernmentL4;
 * const scope = `${graphRoot}/.default`;
 * const tokenUrl = `${authority}/{tenant}/oauth2/v2.0/token`;
 */
export declare const clouds: Readonly<Record<Cloud, CloudAddresses>>;
