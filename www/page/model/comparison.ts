import { isObject, type Json, readBody } from './json-body.js';
import { type Entry, sendEndOf } from './recording.js';

/** The steps of a transfer that two are compared by. */
export const steps = ['response', 'transferring', 'transferAccepted', 'end'] as const;
export type Step = (typeof steps)[number];

/** The differences of two recordings. */
export interface Comparison {
  /** The time from sending to each step. */
  readonly durations: readonly { readonly step: Step; readonly ms: Pair<number | undefined> }[];
  /** The members of the request that differ, each by its JSON Pointer, as JSON. */
  readonly members: readonly { readonly pointer: string; readonly values: Pair<string | undefined> }[];
  /** The codes of the responses and of the results, where they differ. */
  readonly codes: readonly { readonly of: 'response' | 'result'; readonly values: Pair<string | undefined> }[];
}

export type Pair<Value> = readonly [Value, Value];

/** Compares two recordings. */
export function compare(first: Entry, second: Entry): Comparison {
  const pair = <Value>(of: (entry: Entry) => Value): Pair<Value> => [of(first), of(second)];
  const members = pair(membersOf);
  const pointers = new Set([...members[0].keys(), ...members[1].keys()]);
  return {
    durations: steps.map((step) => ({ step, ms: pair((entry) => durationOf(entry, step)) })),
    members: [...pointers]
      .map((pointer) => ({ pointer, values: [members[0].get(pointer), members[1].get(pointer)] as const }))
      .filter(({ values: [one, other] }) => one !== other),
    codes: (['response', 'result'] as const)
      .map((of) => ({ of, values: pair((entry) => codeOf(entry, of)) }))
      .filter(({ values: [one, other] }) => one !== other),
  };
}

function durationOf(entry: Entry, step: Step): number | undefined {
  const { rows, status, at } = entry.played;
  const sent = rows.find(({ kind }) => kind === 'sent');
  if (!sent || entry.recording.untimed) return undefined;
  const isOver = status?.phase === 'completed' || status?.phase === 'failed' || status?.phase === 'ended';
  if (step === 'end') return isOver ? at - sent.at : undefined;
  const row = rows.find((one) =>
    step === 'response'
      ? one.kind === 'response'
      : one.kind === 'delivery' && one.notifications.some((each) => 'state' in each && each.state === step),
  );
  return row && row.at - sent.at;
}

/** Returns every member of the request with a value, by its JSON Pointer; the call's id is one of them. */
function membersOf({ recording: { callId, request } }: Entry): ReadonlyMap<string, string> {
  const found = new Map([['callId', JSON.stringify(callId)]]);
  const collect = (value: Json, pointer: string) => {
    if (isObject(value) && Object.keys(value).length > 0) {
      for (const [name, member] of Object.entries(value)) {
        collect(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      }
    } else found.set(pointer, JSON.stringify(value));
  };
  const body = request && readBody(request.body);
  if (body) collect(body, '');
  return found;
}

function codeOf(entry: Entry, of: 'response' | 'result'): string | undefined {
  if (of === 'result') {
    const { result, terminationReason } = entry.played.status ?? {};
    const codes = result && [result.code, result.subcode].filter((code) => code !== undefined).join('/');
    return [codes, result?.message, terminationReason].filter(Boolean).join(' · ') || undefined;
  }
  const end = sendEndOf(entry.played);
  if (end?.kind === 'failed') return end.error.code;
  if (end?.kind !== 'response') return undefined;
  const { response } = end;
  return [response.status, response.kind === 'refused' && response.error.code].filter(Boolean).join(' · ');
}
