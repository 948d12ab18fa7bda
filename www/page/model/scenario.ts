import type { TransferScenario } from '../../protocol/history.js';
import { isObject, type Json, type JsonObject, objectAt, valueAt, withValue } from './json-body.js';

/** The five transfers of Graph's page, in its order. */
export const scenarios = [
  'blind',
  'consultative',
  'pstn',
  'consultativePstn',
  'group',
] as const satisfies TransferScenario[];
export type Scenario = TransferScenario;

export { scenarioOf } from '../../calls/scenario.js';

/** The shape of a body; every scenario is one of these, and a group call may combine them. */
export interface Shape {
  /** A participant of a group call is moved. */
  readonly group: boolean;
  /** The transfer target is a telephone. */
  readonly phone: boolean;
  /** The transfer target was consulted before, in a call of its own. */
  readonly consultative: boolean;
}

/** The values that the chosen shape has no place for; they return with the shape that has. */
export interface Shelf {
  readonly directoryIdentity?: Json;
  readonly phoneIdentity?: Json;
  readonly replacesCallId?: Json;
  readonly transferee?: Json;
}

/** The kinds of identity of a directory, by Graph's `identitySet`, that a target may have. */
export const directoryKinds = ['user', 'application', 'applicationInstance'] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

export const paths = {
  identity: '/transferTarget/identity',
  replacesCallId: '/transferTarget/replacesCallId',
  transferee: '/transferee',
} as const;

/** Returns the shape of a body, so that the form follows any body, pasted ones too. */
export function shapeOf(body: JsonObject): Shape {
  return {
    group: valueAt(body, paths.transferee) !== undefined,
    phone: kindOf(objectAt(body, paths.identity)) === 'phone',
    consultative: valueAt(body, paths.replacesCallId) !== undefined,
  };
}

/** Returns the shape of a scenario, given the one before: a group call keeps its own combination. */
export function shapeFor(scenario: Scenario, before: Shape): Shape {
  if (scenario === 'group') return before.group ? before : { group: true, phone: false, consultative: false };
  return {
    group: false,
    phone: scenario === 'pstn' || scenario === 'consultativePstn',
    consultative: scenario === 'consultative' || scenario === 'consultativePstn',
  };
}

/** Returns the kind of the one identity in a set; `user` when there is none yet. */
export function kindOf(identitySet: JsonObject): string {
  return Object.keys(identitySet).find((member) => !member.startsWith('@')) ?? 'user';
}

/** Returns a body whose required members are empty. */
export function emptyBody(shape: Shape): JsonObject {
  const identity = emptyIdentity(shape.phone);
  return {
    transferTarget: { endpointType: 'default', identity, ...(shape.consultative && { replacesCallId: '' }) },
    ...(shape.group && { transferee: emptyTransferee }),
  };
}

/** Changes the shape of a body. Values that no longer fit go to the shelf, those that fit again return from it. */
export function reshape(body: JsonObject, shelf: Shelf, shape: Shape): { body: JsonObject; shelf: Shelf } {
  const before = shapeOf(body);
  const kept: { -readonly [Name in keyof Shelf]: Shelf[Name] } = { ...shelf };
  let next = body;

  if (before.phone !== shape.phone) {
    const identity = valueAt(body, paths.identity);
    if (isObject(identity)) kept[before.phone ? 'phoneIdentity' : 'directoryIdentity'] = identity;
    const other = shape.phone ? shelf.phoneIdentity : shelf.directoryIdentity;
    next = withValue(next, paths.identity, other ?? emptyIdentity(shape.phone));
  }
  for (const [member, wanted, empty] of [
    ['replacesCallId', shape.consultative, ''],
    ['transferee', shape.group, emptyTransferee],
  ] as const) {
    const value = valueAt(next, paths[member]);
    if (wanted && value === undefined) next = withValue(next, paths[member], shelf[member] ?? empty);
    if (!wanted && value !== undefined) {
      kept[member] = value;
      next = withValue(next, paths[member], undefined);
    }
  }
  return { body: next, shelf: kept };
}

/** Changes the kind of the identity in a set; its members stay. */
export function withKind(body: JsonObject, kind: string): JsonObject {
  const set = objectAt(body, paths.identity);
  const before = kindOf(set);
  const renamed = Object.entries(set).map(([member, value]) => [member === before ? kind : member, value] as const);
  const identity = Object.hasOwn(set, before) ? Object.fromEntries(renamed) : { ...set, [kind]: { id: '' } };
  return withValue(body, paths.identity, identity);
}

const emptyTransferee: JsonObject = { participantId: '' };

function emptyIdentity(phone: boolean): JsonObject {
  return { [phone ? 'phone' : 'user']: { id: '' } };
}
