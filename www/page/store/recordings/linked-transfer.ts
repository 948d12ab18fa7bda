import { isGuid } from 'graph-call-transfer/ids';
import type { RecordedTransfer } from '../../../protocol/history.js';
import type { Destination } from '../../model/destination.js';
import { loggedRecordings } from '../../model/logged-recordings.js';
import type { Recording } from '../../model/recording.js';
import type { Env } from '../env.js';
import type { AboutStore } from '../relay/about.js';

/**
 * Requests a transfer, or a consultation, of the relay's history.
 *
 * @returns `undefined` where the relay does not know it, or does not respond
 */
export async function loadLinkedTransfer(
  { fetch }: Pick<Env, 'fetch'>,
  { renewSession }: Pick<AboutStore, 'renewSession'>,
  id: string,
  destination: Destination,
): Promise<readonly Recording[] | undefined> {
  if (!isGuid(id)) return undefined;
  const request = () => fetch(`api/transfers/${id}`);
  try {
    let response = await request();
    if (response.status === 401) {
      await renewSession();
      response = await request();
    }
    const found: RecordedTransfer | undefined = response.ok ? await response.json() : undefined;
    return found && loggedRecordings(found, destination);
  } catch {
    return undefined;
  }
}
