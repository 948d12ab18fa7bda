/** A JSON value, as a request body is made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object, with its members in the order in which they were written. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/** Tells whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a body from its text. Returns `undefined` when the text is no JSON or no object. */
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

/** Returns what a JSON Pointer leads to, `undefined` when there is no such member. */
export function valueAt(body: JsonObject, pointer: string): Json | undefined {
  let value: Json | undefined = body;
  for (const member of membersOf(pointer)) {
    if (!isObject(value) || !Object.hasOwn(value, member)) return undefined;
    value = value[member];
  }
  return value;
}

/** Returns the object that a JSON Pointer leads to; an empty one when something else, or nothing, is there. */
export function objectAt(body: JsonObject, pointer: string): JsonObject {
  const value = valueAt(body, pointer);
  return isObject(value) ? value : {};
}

/** Returns a copy of the body with one member set, or removed when the value is `undefined`. All others are kept. */
export function withValue(body: JsonObject, pointer: string, value: Json | undefined): JsonObject {
  return withMember(body, membersOf(pointer), value);
}

/** Returns a copy of the body without a member, and without the objects that only held it. */
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

/** Keeps a number that JavaScript would spell otherwise (an unknown member may hold a 64-bit one) as it was written. */
function keepNumberSpelling(_member: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  const changes = typeof value === 'number' && source !== undefined && String(value) !== source;
  return changes && rawJSON ? rawJSON(source) : value;
}
