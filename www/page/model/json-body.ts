/** A JSON value of a request body. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object, with its members in their order. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/** Returns whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a body from its text; `undefined` when that is not a JSON object. */
export function readBody(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text, keepNumberSpelling);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a body as the JSON pane shows it. */
export function writeBody(body: JsonObject): string {
  return JSON.stringify(body, null, 2);
}

/** Returns the value at a JSON Pointer; `undefined` when there is no such member. */
export function valueAt(body: JsonObject, pointer: string): Json | undefined {
  let value: Json | undefined = body;
  for (const member of membersOf(pointer)) {
    if (!isObject(value) || !Object.hasOwn(value, member)) return undefined;
    value = value[member];
  }
  return value;
}

/** Returns the object at a JSON Pointer; an empty one when there is none. */
export function objectAt(body: JsonObject, pointer: string): JsonObject {
  const value = valueAt(body, pointer);
  return isObject(value) ? value : {};
}

/** Returns a copy of the body with one member set, or removed when the value is `undefined`. All others are kept. */
export function withValue(body: JsonObject, pointer: string, value: Json | undefined): JsonObject {
  return withMember(body, membersOf(pointer), value);
}

/** Returns a copy of the body without a member, and without the objects that contained only it. */
export function pruned(body: JsonObject, pointer: string): JsonObject {
  const rest = withValue(body, pointer, undefined);
  const container = pointer.slice(0, pointer.lastIndexOf('/'));
  return container !== '' && Object.keys(objectAt(rest, container)).length === 0 ? pruned(rest, container) : rest;
}

function withMember(container: Json | undefined, path: readonly string[], value: Json | undefined): JsonObject {
  const object = isObject(container) ? container : {};
  const [member, ...rest] = path;
  if (member === undefined) return isObject(value) ? value : {};
  if (rest.length > 0) {
    const inner = Object.hasOwn(object, member) ? object[member] : undefined;
    return { ...object, [member]: withMember(inner, rest, value) };
  }
  if (value !== undefined) return { ...object, [member]: value };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));
}

function membersOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `JSON.rawJSON` and the reviver's source text, which not every browser has. */
const { rawJSON } = JSON as { rawJSON?: (text: string) => Json };

/** Keeps the spelling of a number that JavaScript would change: an unknown member may have 64 bits. */
function keepNumberSpelling(_member: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  const changes = typeof value === 'number' && source !== undefined && String(value) !== source;
  return changes && rawJSON ? rawJSON(source) : value;
}
