import type { Cloud, GraphVersion } from 'graph-call-transfer';

/** Where a transfer is sent: to the simulator, through the relay, or from the page to a Graph, which may be one for tests. */
export type Destination = 'simulator' | 'relay' | Cloud | 'custom';

/** The destinations to which the page itself sends, with the operator's token. */
export const directDestinations = ['global', 'usGovernmentL4', 'usGovernmentL5', 'china', 'custom'] as const;

/** Every destination. */
export const allDestinations: readonly Destination[] = ['simulator', 'relay', ...directDestinations];

/** Returns whether the page itself sends to a destination. */
export function isSentByPage(destination: Destination): boolean {
  return directDestinations.some((each) => each === destination);
}

/** The sender of a transfer: the relay with its own token, the simulator in the page, or the page with the operator's token. */
export type Carrier = 'relay' | 'inPage' | 'direct';

export const versions: readonly GraphVersion[] = ['v1.0', 'beta'];

/** An address that a transfer was or will be sent to. */
export interface Address {
  readonly destination: Destination;
  readonly version?: GraphVersion | undefined;
  /** The profile of the simulator. */
  readonly profile?: string | undefined;
}
