import { isObject, type Json, readBody } from '../body.js';
import type { Entry } from './recordings.js';
import { summaryOf } from './summary.js';

/** The steps of a transfer that two are compared by. */
export const steps = ['answer', 'transferring', 'transferAccepted', 'end'] as const;
export type Step = (typeof steps)[number];

/** How two recordings stand to each other. */
export interface Comparison {
  /** How long after sending each step was heard of. */
  readonly durations: readonly { readonly step: Step; readonly ms: Pair<number | undefined> }[];
  /** The members of the request that differ, each by its JSON Pointer, as JSON. */
  readonly members: readonly { readonly pointer: string; readonly values: Pair<string | undefined> }[];
  /** The codes of the answers and of the results, where they differ. */
  readonly codes: readonly { readonly of: 'answer' | 'result'; readonly values: Pair<string | undefined> }[];
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
    codes: (['answer', 'result'] as const)
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
    step === 'answer'
      ? one.kind === 'answered'
      : one.kind === 'delivery' && one.notifications.some((told) => 'state' in told && told.state === step),
  );
  return row && row.at - sent.at;
}

/** Every member of the request that holds a value, by its JSON Pointer; the call's id is one of them. */
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

function codeOf(entry: Entry, of: 'answer' | 'result'): string | undefined {
  if (of === 'result') {
    const { result, terminationReason } = entry.played.status ?? {};
    const codes = result && [result.code, result.subcode].filter((code) => code !== undefined).join('/');
    return [codes, result?.message, terminationReason].filter(Boolean).join(' · ') || undefined;
  }
  const { end } = summaryOf(entry);
  if (end?.kind === 'failed') return end.error.code;
  if (end?.kind !== 'answered') return undefined;
  const { answer } = end;
  return [answer.status, answer.kind === 'refused' && answer.error.code].filter(Boolean).join(' · ');
}
