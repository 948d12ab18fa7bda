import type { Destination } from '../model/destination.js';

/** The destinations, by their names. */
export const destinationNames: Readonly<Record<Destination, string>> = {
  simulator: 'Simulator',
  relay: 'Graph, through the relay',
  global: 'Graph global',
  usGovernmentL4: 'Graph US Government L4',
  usGovernmentL5: 'Graph US Government L5 (DoD)',
  china: 'Graph China (21Vianet)',
  custom: 'Another Graph, for tests',
};
