import { consultationFacts } from '../../calls/consultation-facts.js';
import type { RecordedOutcome, RecordedParty, TransferFacts } from '../../protocol/history.js';
import { isObject, objectAt, readBody } from './json-body.js';
import { type Entry, isInProgress, isVerdict, mayBeAccepted, type Played, sendEndOf } from './recording.js';
import { kindOf, paths } from './scenario.js';
import { summaryOf } from './summary.js';

/** Returns what a recording shows of a transfer, in the form of the relay's records. */
export function factsOf(entry: Entry): TransferFacts {
  const { recording, played } = entry;
  const { id, callId, replacesCallId, caller, consultation } = recording;
  if (played.consultation && consultation) {
    // The names of the parties are the recording's: a redacted one has none.
    const facts = { ...consultationFacts(played.consultation), target: consultation.target };
    return { ...facts, ...(caller !== undefined && { caller: { kind: 'unknown', displayName: caller } }) };
  }
  const { at = 0, scenario, took } = summaryOf(entry);
  const target = targetOf(recording.request?.body);
  return {
    ...{ kind: 'transfer', transferId: id, callId, startedAt: at, outcome: outcomeOf(entry) },
    ...(replacesCallId !== undefined && { replacesCallId }),
    ...(took !== undefined && { endedAt: at + took }),
    ...(scenario !== undefined && { scenario }),
    ...(caller !== undefined && { caller: { kind: 'unknown', displayName: caller } }),
    ...(target && { target }),
    ...responseFacts(played),
    ...verdictFacts(played),
  };
}

function outcomeOf(entry: Entry): RecordedOutcome {
  const { status } = entry.played;
  const end = sendEndOf(entry.played);
  if (end && !mayBeAccepted(end)) return end.kind === 'response' ? 'refused' : 'unsent';
  if (status?.phase === 'completed' || status?.phase === 'failed' || status?.phase === 'ended') return status.phase;
  return isInProgress(entry) ? 'pending' : 'unknown';
}

function responseFacts({ rows }: Played): Partial<TransferFacts> {
  const end = sendEndOf({ rows });
  if (end?.kind === 'failed') return end.error.code === undefined ? {} : { code: end.error.code };
  if (end?.kind !== 'response') return {};
  const { response } = end;
  const code = response.kind === 'refused' ? response.error.code : undefined;
  return { status: response.status, ...(code !== undefined && { code }) };
}

function verdictFacts({ status, outcome }: Played): Partial<TransferFacts> {
  if (!status || !isVerdict(status)) return {};
  const { phase, certainty, connectedTo, result, terminationReason } = status;
  const { code, subcode } = result ?? {};
  return {
    ...{ phase, certainty, connectedTo },
    ...(result && { result: { ...(code !== undefined && { code }), ...(subcode !== undefined && { subcode }) } }),
    ...(terminationReason !== undefined && { terminationReason }),
    ...(outcome && outcome.kind !== 'completed' && { cause: outcome.cause }),
    ...(outcome && { retry: outcome.retry, isIncident: outcome.isIncident }),
  };
}

function targetOf(text: string | undefined): RecordedParty | undefined {
  const body = text === undefined ? undefined : readBody(text);
  if (!body) return undefined;
  const set = objectAt(body, paths.identity);
  const kind = kindOf(set);
  const identity = set[kind];
  if (!isObject(identity)) return undefined;
  const { id, displayName } = identity;
  return {
    kind,
    ...(typeof id === 'string' && { id }),
    ...(typeof displayName === 'string' && { displayName }),
  };
}
