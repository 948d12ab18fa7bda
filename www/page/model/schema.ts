/**
 * Checks of data from outside. A check returns its value with the known members only, and throws a `Misfit` for a value that
 * does not fit.
 */
export type Check<Value> = (value: unknown, place: string) => Value;

/** The expected value. */
export type Expected =
  | { readonly kind: 'text'; readonly longest: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'oneOf'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly most: number }
  | { readonly kind: 'id' | 'flag' | 'object' | 'json' | 'moment' };

/** A value that does not fit: its place, as a JSON Pointer, and the expected value. */
export class Misfit extends Error {
  readonly place: string;
  readonly expected: Expected;
  constructor(place: string, expected: Expected) {
    super(`${place}: expected ${expected.kind}`);
    this.place = place;
    this.expected = expected;
  }
}

/** Half a surrogate pair, which UTF-8 cannot encode. */
const HALF_CHARACTER = /\p{Surrogate}/u;

export const text =
  (longest: number, shortest = 0): Check<string> =>
  (value, place) => {
    const isText = typeof value === 'string' && value.length >= shortest && value.length <= longest;
    if (isText && !HALF_CHARACTER.test(value)) return value;
    throw new Misfit(place, { kind: 'text', longest });
  };

/** The text of a JSON value. */
export const json =
  (longest: number): Check<string> =>
  (value, place) => {
    const written = text(longest)(value, place);
    if (!isShallowJson(written)) throw new Misfit(place, { kind: 'json' });
    return written;
  };

/** Deeper nesting than that of any call could not be written again. */
const MAX_DEPTH = 100;

function isShallowJson(written: string): boolean {
  try {
    return !isDeeper(JSON.parse(written), MAX_DEPTH);
  } catch {
    return false;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

/** An id that can be part of an element's id. */
export const id: Check<string> = (value, place) => {
  if (typeof value === 'string' && /^[\w-]{1,128}$/.test(value)) return value;
  throw new Misfit(place, { kind: 'id' });
};

/** A moment as in a response: ISO 8601 in UTC, to the second. */
export const moment: Check<string> = (value, place) => {
  const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
  if (isMoment && !Number.isNaN(Date.parse(value))) return value;
  throw new Misfit(place, { kind: 'moment' });
};

export const number =
  (least: number, most: number): Check<number> =>
  (value, place) => {
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw new Misfit(place, { kind: 'number', least, most });
  };

export const whole =
  (least: number, most: number): Check<number> =>
  (value, place) => {
    if (Number.isInteger(value)) return number(least, most)(value, place);
    throw new Misfit(place, { kind: 'number', least, most });
  };

export const flag: Check<boolean> = (value, place) => {
  if (typeof value === 'boolean') return value;
  throw new Misfit(place, { kind: 'flag' });
};

export const oneOf =
  <Word extends string>(words: readonly Word[]): Check<Word> =>
  (value, place) => {
    const word = words.find((one) => one === value);
    if (word !== undefined) return word;
    throw new Misfit(place, { kind: 'oneOf', words });
  };

export const listOf =
  <Item>(item: Check<Item>, most: number): Check<readonly Item[]> =>
  (value, place) => {
    if (!Array.isArray(value) || value.length > most) throw new Misfit(place, { kind: 'list', most });
    return value.map((one, index) => item(one, `${place}/${index}`));
  };

/** A member that may be absent. */
export const optional = <Value>(check: Check<Value>): Check<Value | undefined> & { readonly isOptional: true } =>
  Object.assign((value: unknown, place: string) => (value === undefined ? undefined : check(value, place)), {
    isOptional: true as const,
  });

type Members = Readonly<Record<string, Check<unknown>>>;
type OptionalNames<Of extends Members> = {
  [Name in keyof Of]: Of[Name] extends { readonly isOptional: true } ? Name : never;
}[keyof Of];
type Shape<Of extends Members> = { readonly [Name in Exclude<keyof Of, OptionalNames<Of>>]: ReturnType<Of[Name]> } & {
  readonly [Name in OptionalNames<Of>]?: Exclude<ReturnType<Of[Name]>, undefined>;
};

export const object =
  <Of extends Members>(members: Of): Check<Shape<Of>> =>
  (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Misfit(place, { kind: 'object' });
    const found: Record<string, unknown> = {};
    for (const [name, check] of Object.entries(members)) {
      const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      const checked = check(member, `${place}/${name}`);
      if (checked !== undefined) found[name] = checked;
    }
    return found as Shape<Of>;
  };
