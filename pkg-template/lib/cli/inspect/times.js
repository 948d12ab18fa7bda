// @ts-check
/** Reads the time of a log line or of an entry. */

/** Members that contain the time of an entry, as loggers, clouds and the console name them. */
const MEMBERS = [
  'at',
  'receivedAt',
  'time',
  'timestamp',
  '@timestamp',
  'ts',
  'date',
  'dueAt',
  'TimeGenerated',
  'startedDateTime',
];
const ISO = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?/g;
/** Numbers below it are seconds, above it milliseconds, since 1970. */
const MIN_MILLISECONDS = 100_000_000_000;
const MAX_DATE = 8_640_000_000_000_000;

/**
 * Returns the last time in a text. A time without a zone counts as UTC.
 * @param {string} text
 * @returns {number | undefined} in milliseconds since 1970
 */
export function timeInText(text) {
  const last = [...text.matchAll(ISO)].at(-1);
  return last && readText(last[0]);
}

/**
 * Returns the time that an object contains as a member.
 * @param {Readonly<Record<string, unknown>>} value
 * @returns {number | undefined} in milliseconds since 1970
 */
export function timeOfObject(value) {
  for (const name of MEMBERS) {
    const time = readMember(value[name]);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** @param {unknown} value */
function readMember(value) {
  if (typeof value === 'number') {
    if (!(value > 0 && value < MAX_DATE)) return undefined;
    return value < MIN_MILLISECONDS ? value * 1000 : value;
  }
  if (typeof value !== 'string') return undefined;
  const [found] = value.match(ISO) ?? [];
  return found === undefined ? undefined : readText(found);
}

/** @param {string} text of a date and a time */
function readText(text) {
  const [, day, clock, fraction = '', zone = ''] = /^(\S{10})[T ](\d\d:\d\d:\d\d)[.,]?(\d*) ?(.*)$/.exec(text) ?? [];
  const offset = zone === '' || zone === 'UTC' ? 'Z' : zone;
  const time = Date.parse(`${day}T${clock}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
  return Number.isNaN(time) ? undefined : time;
}
