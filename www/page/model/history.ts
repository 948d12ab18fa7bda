import type { TransferFacts } from '../../protocol/history.js';
import type { Entry } from './recording.js';
import { factsOf } from './transfer-facts.js';

/** A transfer of the history: the relay's record, this browser's recording, or both. */
export interface HistoryRow {
  readonly facts: TransferFacts;
  /** The recording in this browser. */
  readonly entry?: Entry | undefined;
  /** Whether the relay knows the transfer: then it has a permalink. */
  readonly isAtRelay: boolean;
}

/** Joins the relay's records with the recordings of this browser, the newest first. */
export function historyRows(records: readonly TransferFacts[], entries: readonly Entry[]): readonly HistoryRow[] {
  const rows = new Map<string, HistoryRow>();
  for (const facts of records) rows.set(facts.transferId.toLowerCase(), { facts, isAtRelay: true });
  for (const entry of entries) {
    const key = entry.recording.id.toLowerCase();
    const known = rows.get(key);
    rows.set(key, { facts: newer(known?.facts, factsOf(entry)), entry, isAtRelay: known !== undefined });
  }
  return [...rows.values()].sort((one, other) => other.facts.startedAt - one.facts.startedAt);
}

/** Returns the relay's facts, unless the page has seen the outcome since it asked for them. */
function newer(atRelay: TransferFacts | undefined, here: TransferFacts): TransferFacts {
  if (!atRelay) return here;
  const isOver = atRelay.outcome === 'pending' && here.outcome !== 'pending' && here.outcome !== 'unknown';
  return isOver ? { ...here, ...partiesOf(atRelay) } : atRelay;
}

/** The relay knows the sender, and more of the parties. */
function partiesOf({ caller, target, operator }: TransferFacts): Partial<TransferFacts> {
  return { ...(caller && { caller }), ...(target && { target }), ...(operator && { operator }) };
}
