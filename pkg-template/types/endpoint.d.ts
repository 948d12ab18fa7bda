/** A national cloud of Microsoft Graph. `global` includes GCC. */
export type Cloud = 'global' | 'usGovernmentL4' | 'usGovernmentL5' | 'china';

/** A version of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/**
 * The destination of a request: `{root}/{version}/communications/calls/{id}/transfer`, or without `/transfer` to read the call.
 *
 * The transfer is available in `global` (v1.0 and beta) and in both US Government clouds (v1.0 only). Elsewhere a check warns.
 *
 * @see https://learn.microsoft.com/graph/deployments
 */
export interface Endpoint {
  /** The cloud. Defaults to `global`, or to the cloud that has `baseUrl` as its root. */
  readonly cloud?: Cloud | undefined;
  /** The version. Defaults to `v1.0`. */
  readonly version?: GraphVersion | undefined;
  /**
   * The URL that replaces the root of the cloud, for a proxy, a relay or a simulator. Absolute, http or https, without version,
   * query, fragment or user name: `https://relay.example/graph`. In a page it may be relative to the page: `/graph`.
   */
  readonly baseUrl?: string | undefined;
}
