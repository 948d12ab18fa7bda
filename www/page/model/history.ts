import { callKey } from 'graph-call-transfer/ids';
import type { RecordedOutcome, TransferFacts } from '../../protocol/history.js';
import type { Entry } from './recording.js';
import { factsOf } from './transfer-facts.js';

/** The outcomes of a transfer after which the target can still be asked. */
const WITHOUT_TRANSFER: readonly RecordedOutcome[] = ['failed', 'refused', 'unsent'];

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
    if (isCompleted(entry, entries)) continue;
    const key = entry.recording.id.toLowerCase();
    const known = rows.get(key);
    rows.set(key, { facts: newer(known?.facts, factsOf(entry)), entry, isAtRelay: known !== undefined });
  }
  return [...rows.values()].sort((one, other) => other.facts.startedAt - one.facts.startedAt);
}

/** Returns whether a consultation is part of a transfer, which has, or may have, completed it. */
function isCompleted({ played: { consultation } }: Entry, entries: readonly Entry[]): boolean {
  const { callId } = consultation?.state ?? {};
  if (callId === undefined) return false;
  return entries.some((entry) => {
    const { replacesCallId } = entry.recording;
    if (replacesCallId === undefined || callKey(replacesCallId) !== callKey(callId)) return false;
    return !WITHOUT_TRANSFER.includes(factsOf(entry).outcome);
  });
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
