import { batch, computed, effect, signal } from '@preact/signals';
import { filterRecords, type RecordFilters } from '../../history/record-filter.js';
import type { RecordedOutcome, TransferRecord, TransferRecords } from '../../protocol/history.js';
import { historyRows } from '../model/history.js';
import { factsOf } from '../model/transfer-facts.js';
import type { App } from './app.js';

/** The pause before the relay is asked again: while a filter is typed, and while events arrive. */
const PAUSE_MS = 250;

/** The state of the relay's part of the history. */
export type RelayHistory = 'none' | 'loading' | 'known' | 'failed';

/** Creates the history: the transfers that the relay knows, and those that this browser recorded. */
export function createHistoryStore({
  env: { fetch },
  about: { knownRelay, renewSession },
  view: { view },
  recordings,
}: App) {
  const { entries } = recordings;
  const filters = signal<RecordFilters>({});
  const records = signal<readonly TransferRecord[]>([]);
  const relayCounts = signal<TransferRecords['counts']>({});
  /** The position after which the relay has more. */
  const next = signal<string | undefined>(undefined);
  const relayHistory = signal<RelayHistory>('none');
  let loads = 0;

  /** The recordings of this browser that match the filters. */
  const matching = computed(() => {
    const { matches, counts } = filterRecords(entries.value.map(factsOf), filters.value);
    const ids = new Set(matches.map(({ transferId }) => transferId));
    return { counts, entries: entries.value.filter(({ recording }) => ids.has(recording.id)) };
  });
  const rows = computed(() => historyRows(records.value, matching.value.entries));
  /** The number of each outcome: of the relay where there is one, because its page shows only a part. */
  const counts = computed<{ readonly [Outcome in RecordedOutcome]?: number }>(() =>
    relayHistory.value === 'known' ? relayCounts.value : matching.value.counts,
  );
  /** The address of the relay's records as CSV; `undefined` without a relay. */
  const csvAddress = computed(() => (knownRelay() ? `api/transfers.csv?${queryOf(filters.value)}` : undefined));

  /** Changes some filters; an empty one is removed. */
  function filterBy(changes: { readonly [Name in keyof RecordFilters]: RecordFilters[Name] | '' | undefined }): void {
    const changed = Object.entries({ ...filters.peek(), ...changes }).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    filters.value = Object.fromEntries(changed);
  }

  /** Requests the first records, or those after the ones that are known. */
  async function load(before?: string): Promise<void> {
    loads += 1;
    const number = loads;
    const query = queryOf(filters.peek());
    if (before !== undefined) query.set('before', before);
    const found = await request(`api/transfers?${query}`);
    if (number !== loads) return;
    batch(() => {
      relayHistory.value = found ? 'known' : 'failed';
      if (!found) return;
      records.value = before === undefined ? found.transfers : [...records.peek(), ...found.transfers];
      next.value = found.next;
      relayCounts.value = found.counts;
    });
  }

  async function request(address: string): Promise<TransferRecords | undefined> {
    try {
      let response = await fetch(address);
      if (response.status === 401) {
        await renewSession();
        response = await fetch(address);
      }
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }

  /** Requests the records after those that are known. */
  function loadMore(): void {
    if (next.peek() !== undefined) void load(next.peek());
  }

  let pause: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    // The relay's records change with the events that the page receives, and with the filters.
    const isSeen = view.value === 'history' && knownRelay() !== undefined;
    void [filters.value, entries.value];
    clearTimeout(pause);
    if (!isSeen) return;
    if (relayHistory.peek() === 'none') relayHistory.value = 'loading';
    pause = setTimeout(load, relayHistory.peek() === 'loading' ? 0 : PAUSE_MS);
  });

  return { filters, filterBy, rows, counts, relayHistory, next, loadMore, reload: () => void load(), csvAddress };
}

/** Writes filters as the query of a request. */
function queryOf({ outcomes = [], ...filters }: RecordFilters): URLSearchParams {
  const query = new URLSearchParams(Object.entries(filters).map(([name, value]) => [name, String(value)]));
  for (const outcome of outcomes) query.append('outcome', outcome);
  return query;
}
