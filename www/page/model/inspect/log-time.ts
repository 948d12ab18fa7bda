/** A date with a time, as logs write it: ISO 8601, also with a blank and a comma. */
const DATE_TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/g;
/** Seconds or milliseconds since 1970, in the beginning of a line. */
const EPOCH = /^[\s[("']*(1\d{9}(?:\.\d{1,9})?|1\d{12})(?!\d)/;

/**
 * Returns the time that a log gives to what follows on the same line: the last one in its last line.
 *
 * @returns in milliseconds since 1970; `undefined` without one
 */
export function timeBefore(text: string): number | undefined {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const written = line.match(DATE_TIME)?.at(-1);
  if (written !== undefined) {
    const time = Date.parse(
      written
        .replace(' ', 'T')
        .replace(',', '.')
        .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
    );
    return Number.isNaN(time) ? undefined : time;
  }
  const [, epoch] = EPOCH.exec(line) ?? [];
  if (epoch === undefined) return undefined;
  return /^\d{13}$/.test(epoch) ? Number(epoch) : Math.round(Number(epoch) * 1000);
}
