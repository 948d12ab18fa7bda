import { isGuid } from 'graph-call-transfer/ids';
import { isObject, objectAt, readBody } from './json-body.js';
import { nameInSet, partyName } from './party-name.js';
import { type Entry, isVerdict, type Recording, type SendEnd, sendEndOf } from './recording.js';
import { kindOf, paths, type Scenario, scenarioOf, shapeOf } from './scenario.js';

/** A recording at a glance, which distinguishes it from others. */
export interface Summary {
  /** The time of its start, in milliseconds since 1970. */
  readonly at?: number | undefined;
  readonly scenario?: Scenario | undefined;
  /** The transfer target's name, or else its id or number. */
  readonly to?: string | undefined;
  /** The end of sending. */
  readonly end?: SendEnd | undefined;
  /** The time from sending to the verdict; of a refused transfer, to the response. */
  readonly took?: number | undefined;
}

/** Summarizes a recording. */
export function summaryOf({ recording, played }: Entry): Summary {
  const at = recording.events[0]?.at;
  const sent = played.rows.find(({ kind }) => kind === 'sent' || kind === 'dialed')?.at;
  const end = sendEndOf(played);
  const isOver = played.status !== undefined && isVerdict(played.status);
  const isAccepted = end?.kind === 'response' && end.response.kind === 'accepted';
  const ended = played.consultation?.endedAt;
  const until = isOver ? played.at : isAccepted ? undefined : (end?.at ?? ended);
  return {
    ...{ at, end, ...aimOf(recording) },
    ...(!recording.untimed && sent !== undefined && until !== undefined && { took: Math.max(0, until - sent) }),
  };
}

/** The names or numbers of the parties, where they are known. */
export interface Parties {
  readonly caller: string | undefined;
  readonly target: string | undefined;
}

/** Returns the parties of a transfer. An object id is no name. */
export function partiesOf({ caller, request, consultation }: Aimed & Pick<Recording, 'caller'>): Parties {
  const { to } = aimOf({ request, consultation });
  const target = to !== undefined && isGuid(to) ? undefined : to;
  return { caller: caller ?? transfereeOf(request), target };
}

/** Returns the name of the participant whom a transfer out of a group call moves. */
function transfereeOf(request: Recording['request']): string | undefined {
  const body = request && readBody(request.body);
  const set = body ? objectAt(body, '/transferee/identity') : {};
  const identity = set[kindOf(set)];
  const { displayName } = isObject(identity) ? identity : {};
  return typeof displayName === 'string' && displayName !== '' ? displayName : undefined;
}

type Aimed = Pick<Recording, 'request' | 'consultation'>;

/** Returns the scenario of a transfer, and its target; of a consultation, those of the transfer that it prepares. */
export function aimOf({ request, consultation }: Aimed): Pick<Summary, 'scenario' | 'to'> {
  if (consultation) {
    const { target } = consultation;
    const scenario = scenarioOf({ group: false, phone: target.kind === 'phone', consultative: true });
    return { scenario, to: partyName(target) };
  }
  const body = request && readBody(request.body);
  if (!body) return {};
  const to = nameInSet(objectAt(body, paths.identity));
  return { scenario: scenarioOf(shapeOf(body)), ...(to !== undefined && { to }) };
}
