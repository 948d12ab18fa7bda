import { isObject, type JsonObject } from './json-body.js';
import { kindOf } from './scenario.js';

/** Returns the name of a party, or else its number or id; `undefined` without any. */
export function partyName({ displayName, id }: { readonly displayName?: unknown; readonly id?: unknown } = {}) {
  return [displayName, id].find((name): name is string => typeof name === 'string' && name !== '');
}

/** Returns the name of the one identity in a set, or else its number or id. */
export function nameInSet(identitySet: JsonObject): string | undefined {
  const identity = identitySet[kindOf(identitySet)];
  return isObject(identity) ? partyName(identity) : undefined;
}
