/** A national cloud of Microsoft Graph. `global` includes GCC. */
export type Cloud = 'global' | 'usGovernmentL4' | 'usGovernmentL5' | 'china';

/** A version of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/**
 * Where the request goes: `{root}/{version}/communications/calls/{id}/transfer`, or without `/transfer` to read the call.
 *
 * The transfer exists in `global` (v1.0 and beta) and in both US Government clouds (v1.0 only). Elsewhere a check warns.
 *
 * @see https://learn.microsoft.com/graph/deployments
 */
export interface Endpoint {
  /** Defaults to `global`, or to the cloud whose root `baseUrl` is. */
  readonly cloud?: Cloud;
  /** Defaults to `v1.0`. */
  readonly version?: GraphVersion;
  /**
   * Replaces the cloud's root, for a proxy, a relay or a simulator. Absolute, http or https, without version, query,
   * fragment or user name: `https://relay.example/graph`.
   */
  readonly baseUrl?: string;
}
