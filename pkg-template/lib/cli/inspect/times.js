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
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;

/** The times of logs: of RFC 3339, of web servers and headers, of syslog, of Windows, as a number, and a clock alone. */
const FORMS = [
  String.raw`(?<iso>\d{4}-\d\d-\d\d[T ]${CLOCK}(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)`,
  String.raw`(?<named>\d{1,2}[/ -][A-Z][a-z]{2}[/ -]\d{4}[: ]${CLOCK}(?: ?(?:GMT|UTC|[+-]\d{4}))?)`,
  String.raw`(?<syslog>[A-Z][a-z]{2} [ \d]\d ${CLOCK})`,
  String.raw`(?<slashed>\d{1,2}[/.]\d{1,2}[/.]\d{4},? \d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?[AP]M)?)`,
  String.raw`(?<=^|[\s[(])(?<epoch>1\d{9}(?:\.\d{1,9})?|1\d{12})(?=[\s\])])`,
  String.raw`(?<![\d:.])(?<clock>${CLOCK})(?![\d:])`,
];
const TIME = new RegExp(FORMS.join('|'), 'gm');
/** Numbers below it are seconds, above it milliseconds, since 1970. */
const MIN_MILLISECONDS = 100_000_000_000;
const MAX_DATE = 8_640_000_000_000_000;
const DAY_MS = 86_400_000;

/**
 * Returns the last time in a text. A time without a zone counts as UTC, one without a date as near as possible to the time before it.
 * @param {string} text
 * @param {number} [before] the time of the entry before
 * @returns {number | undefined} in milliseconds since 1970
 */
export function timeInText(text, before = 0) {
  const last = [...text.matchAll(TIME)].at(-1);
  return last?.groups && readGroups(last.groups, before);
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
  if (typeof value === 'number') return fromNumber(value);
  return typeof value === 'string' && /\d:\d|^\d{10}/.test(value) ? timeInText(` ${value} `) : undefined;
}

/** @param {number} value */
function fromNumber(value) {
  if (!(value > 0 && value < MAX_DATE)) return undefined;
  return value < MIN_MILLISECONDS ? value * 1000 : value;
}

/**
 * @param {Record<string, string | undefined>} groups
 * @param {number} before
 */
function readGroups({ iso, named, syslog, slashed, epoch, clock }, before) {
  if (iso !== undefined) return readIso(iso);
  if (named !== undefined) return readNamed(named);
  if (syslog !== undefined) return readSyslog(syslog);
  if (slashed !== undefined) return readSlashed(slashed);
  if (epoch !== undefined) return fromNumber(Number(epoch));
  return clock === undefined ? undefined : nearest(Date.parse(`1970-01-01T${clock.replace(',', '.')}Z`), before);
}

/** @param {string} text such as `2026-11-30 10:00:00,123` */
function readIso(text) {
  const [, day, clock, fraction = '', zone = ''] = /^(\S{10})[T ](\d\d:\d\d:\d\d)[.,]?(\d*) ?(.*)$/.exec(text) ?? [];
  const offset = zone === '' || zone === 'UTC' ? 'Z' : zone;
  return parsed(`${day}T${clock}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
}

/** @param {string} text such as `30/Nov/2026:10:00:00 +0000` */
function readNamed(text) {
  const [, day = '', month = '', year, clock = '', zone = ''] =
    /^(\d+).([A-Za-z]{3}).(\d{4}).([\d:.,]+) ?(.*)$/.exec(text) ?? [];
  const offset = /^[+-]/.test(zone) ? zone : 'Z';
  return parsed(`${year}-${monthOf(month)}-${day.padStart(2, '0')}T${clock.replace(',', '.')}${offset}`);
}

/** Reads a time without a year: its last occurrence before tomorrow. @param {string} text such as `Nov 30 10:00:00` */
function readSyslog(text) {
  const [, month = '', day = '', clock = ''] = /^(\w{3}) +(\d+) (.*)$/.exec(text) ?? [];
  const inYear = (/** @type {number} */ year) =>
    parsed(`${year}-${monthOf(month)}-${day.padStart(2, '0')}T${clock.replace(',', '.')}Z`);
  const year = new Date().getUTCFullYear();
  const time = inYear(year);
  return time !== undefined && time > Date.now() + DAY_MS ? inYear(year - 1) : time;
}

/** @param {string} text such as `11/30/2026 10:00:00 AM` or `30.11.2026 10:00:00` */
function readSlashed(text) {
  const [, first = '', second = '', year, hour = '', rest = '', half = ''] =
    /^(\d+)[/.](\d+)[/.](\d{4}),? (\d+):([\d:.,]+) ?([AP]?M?)$/.exec(text) ?? [];
  const isMonthFirst = Number(second) > 12 || (Number(first) <= 12 && half !== '');
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const pad = (/** @type {string | number} */ part) => String(part).padStart(2, '0');
  return parsed(`${year}-${pad(month)}-${pad(day)}T${pad(hours)}:${rest.replace(',', '.')}Z`);
}

/** @param {string} month */
function monthOf(month) {
  return String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0');
}

/** @param {string} text */
function parsed(text) {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Moves a time of day to the day on which it is nearest to another time: after midnight, it is the next one.
 * @param {number} clock
 * @param {number} before
 */
function nearest(clock, before) {
  return clock + Math.round((before - clock) / DAY_MS) * DAY_MS;
}
