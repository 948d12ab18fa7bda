// @ts-check
import { CsvError, parse } from 'csv-parse/sync';
import { COLUMNS } from './columns.js';

/** @import { Row, RowProblem } from './columns.js' */

/** The separators that spreadsheets write, depending on the region. */
const SEPARATORS = [',', ';', '\t'];

/**
 * Reads the rows of a CSV file. Its first line contains the names of the columns, in any order.
 *
 * @param {string} text
 * @returns {{ rows: Row[], problems: RowProblem[] }}
 */
export function readCsvRows(text) {
  /** @type {{ record: string[], info: { lines: number } }[]} */
  let records;
  try {
    const parsed = parse(text, {
      delimiter: findSeparator(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    // With `info` the library returns more than its types declare.
    records = /** @type {any} */ (parsed);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], problems: [{ line: Number(error.lines ?? 1), message: describeError(error.code) }] };
  }
  const [head, ...others] = records;
  if (!head) return { rows: [], problems: [{ line: 1, message: `expected the columns ${COLUMNS.join(', ')}` }] };

  const names = head.record;
  const problems = checkNames(names, head.info.lines);
  const rows = others.map(({ record, info: { lines: line } }) => {
    if (record.length > names.length) {
      const message = `expected ${names.length} values, found ${record.length}: quote a value that contains a separator`;
      problems.push({ line, message });
    }
    const values = names.map((name, index) => [name, record[index] ?? '']);
    return { line, members: Object.fromEntries(values.filter(([, value]) => value !== '')) };
  });
  return { rows, problems };
}

/**
 * @param {string} text
 * @returns {string} the separator that is most frequent in the first line
 */
function findSeparator(text) {
  const [head = ''] = text.split(/\r\n?|\n/, 1);
  const count = (/** @type {string} */ separator) => head.split(separator).length;
  return SEPARATORS.reduce((best, other) => (count(other) > count(best) ? other : best));
}

/**
 * @param {readonly string[]} names
 * @param {number} line
 * @returns {RowProblem[]}
 */
function checkNames(names, line) {
  const unknown = names.filter((name) => !COLUMNS.some((column) => column === name));
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...unknown.map(() => ({ line, message: `a column is unknown: expected only ${COLUMNS.join(', ')}` })).slice(0, 1),
    ...repeated.map((name) => ({ line, message: `the column "${name}" is there twice` })),
  ];
}

/** @param {string} code of the library */
function describeError(code) {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is not closed';
  return 'a quotation mark is misplaced: double it inside a quoted value';
}
