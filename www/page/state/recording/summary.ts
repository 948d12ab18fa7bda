import { isObject, objectAt, readBody } from '../body.js';
import { kindOf, paths, type Scenario, scenarioOf, shapeOf } from '../scenario.js';
import { isVerdict } from './play.js';
import type { Recording } from './recording.js';
import type { Entry } from './recordings.js';
import type { SendEnd } from './rows.js';

/** A recording at a glance. */
export interface Summary {
  /** When it began; in milliseconds since 1970. */
  readonly at?: number | undefined;
  readonly scenario?: Scenario | undefined;
  /** The transfer target's name, or else its id or number. */
  readonly to?: string | undefined;
  /** What sending came to last. */
  readonly end?: SendEnd | undefined;
  /** From sending to the verdict; of a transfer that was not taken, to the answer. */
  readonly took?: number | undefined;
}

/** Says of a recording what tells it from others. */
export function summaryOf({ recording, played }: Entry): Summary {
  const at = recording.events[0]?.at;
  const sent = played.rows.find(({ kind }) => kind === 'sent')?.at;
  const end = endOf(played);
  const isOver = played.status !== undefined && isVerdict(played.status);
  const isTaken = end?.kind === 'answered' && end.answer.kind === 'accepted';
  const until = isOver ? played.at : isTaken ? undefined : end?.at;
  return {
    ...{ at, end, ...aimOf(recording) },
    ...(!recording.untimed && sent !== undefined && until !== undefined && { took: Math.max(0, until - sent) }),
  };
}

/** The row that says what sending came to. */
export function endOf({ rows }: Entry['played']) {
  return rows.findLast((row) => row.kind === 'answered' || row.kind === 'failed');
}

/** What kind of transfer it is, and to whom. */
export function aimOf({ request }: Pick<Recording, 'request'>): Pick<Summary, 'scenario' | 'to'> {
  const body = request && readBody(request.body);
  if (!body) return {};
  const set = objectAt(body, paths.identity);
  const identity = set[kindOf(set)];
  const { displayName, id } = isObject(identity) ? identity : {};
  const to = [displayName, id].find((name) => typeof name === 'string' && name !== '');
  return { scenario: scenarioOf(shapeOf(body)), ...(typeof to === 'string' && { to }) };
}
