import type { Position } from '../../../protocol/events.js';
import type { RecentTransfers } from '../../../protocol/transfers.js';
import { knownRelay } from './about.js';
import { takeEvent } from './events.js';

/**
 * Takes how the last transfers began, so that a page that is loaded anew forgets none that is under way.
 *
 * @returns from where on the stream tells what happened since; `undefined` for from now on
 */
export async function takeRecentTransfers(): Promise<Position | undefined> {
  if (!knownRelay()) return undefined;
  try {
    const response = await fetch(new URL('api/transfers', document.baseURI));
    if (!response.ok) return undefined;
    const { transfers } = (await response.json()) as RecentTransfers;
    for (const { event } of transfers) takeEvent(event);
    return transfers[0]?.id;
  } catch {
    // The connection's state says that the relay is away.
    return undefined;
  }
}
