// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { callKey, isGuid } from 'graph-call-transfer/ids';
import { isPersonKind } from '../../people/person.js';
import { parsePhoneNumber } from '../../people/phone-number.js';
import { UsageError } from '../command/start-error.js';
import { readCsvRows } from './csv-rows.js';
import { readJsonRows } from './json-rows.js';

/** @import { DirectoryEntry, PersonKind } from '../../protocol/people.js' */
/** @import { Row, RowProblem } from './columns.js' */

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_ENTRIES = 10_000;
const MAX_TEXT_LENGTH = 256;
const MAX_PROBLEMS = 5;

/**
 * Reads the people file: JSON or CSV, by the end of its name.
 *
 * @param {string} path
 * @param {{ region?: string | undefined, tenantId?: string | undefined }} defaults the region of numbers without a country code, and the
 *   tenant of entries without one
 * @returns {DirectoryEntry[]}
 * @throws {UsageError} with the lines of all problems; no value of the file is repeated
 */
export function readPeopleFile(path, defaults) {
  const text = readText(path);
  const { rows, problems } = extname(path).toLowerCase() === '.json' ? readJsonRows(text) : readCsvRows(text);
  if (rows.length > MAX_ENTRIES) {
    problems.push({ line: rows[MAX_ENTRIES]?.line ?? 0, message: `expected at most ${MAX_ENTRIES} entries` });
  }
  const entries = problems.length > 0 ? [] : readEntries(rows, defaults, problems);
  if (problems.length > 0) throw invalidFile(path, problems);
  return entries;
}

/** @param {string} path */
function readText(path) {
  /** @param {string} reason */
  const unusable = (reason) => new UsageError(`The people file "${path}" ${reason}.`);
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) throw unusable(`is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw unusable(code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`);
  }
}

/**
 * @param {string} path
 * @param {readonly RowProblem[]} problems
 */
function invalidFile(path, problems) {
  const lines = problems.slice(0, MAX_PROBLEMS).map(({ line, message }) => `\n  line ${line}: ${message}`);
  const further = problems.length - lines.length;
  if (further > 0) lines.push(`\n  There are ${further} more problems.`);
  return new UsageError(`The people file "${path}" is invalid:${lines.join('')}`);
}

/**
 * @param {readonly Row[]} rows
 * @param {Parameters<typeof readPeopleFile>[1]} defaults
 * @param {RowProblem[]} problems receives those of all rows
 */
function readEntries(rows, defaults, problems) {
  /** @type {Map<string, number>} the line of each target */
  const lines = new Map();
  return rows.map(({ line, members }) => {
    const report = (/** @type {string} */ message) => void problems.push({ line, message });
    const entry = readEntry(members, defaults, report);
    const key = `${entry.kind} ${entry.id}`;
    const first = lines.get(key);
    if (first !== undefined) report(`it repeats the target of line ${first}`);
    else if (entry.id !== '') lines.set(key, line);
    return entry;
  });
}

/**
 * @param {Row['members']} members
 * @param {Parameters<typeof readPeopleFile>[1]} defaults
 * @param {(message: string) => void} report
 * @returns {DirectoryEntry} usable if no problem was reported
 */
function readEntry(members, { region, tenantId: defaultTenantId }, report) {
  for (const [name, text] of Object.entries(members)) {
    if (text.length > MAX_TEXT_LENGTH) report(`"${name}" is longer than ${MAX_TEXT_LENGTH} characters`);
  }
  const { displayName, mail, title, department, tenantId = defaultTenantId } = members;
  if (displayName === undefined) report('"displayName" is missing: expected the name of the person or service');
  if (mail !== undefined && !/^\S+@\S+$/.test(mail)) report('"mail" is invalid: expected a mail address');
  if (tenantId !== undefined && !isGuid(tenantId)) report('"tenantId" is invalid: expected a GUID');

  const kind = readKind(members, report);
  const phone = members.phone === undefined ? undefined : readPhone(members.phone, region, report);
  const id = kind === 'phone' ? phone : readObjectId(members.id, report);
  if (kind === 'phone' && members.phone === undefined) report('"phone" is missing: expected a telephone number');
  if (kind === 'phone' && members.id !== undefined) report('"id" must be absent for the kind "phone"');
  return {
    kind,
    id: id ?? '',
    ...(displayName !== undefined && { displayName }),
    ...(mail !== undefined && { mail }),
    ...(title !== undefined && { title }),
    ...(department !== undefined && { department }),
    ...(phone !== undefined && { phones: [phone] }),
    ...(kind !== 'phone' && tenantId !== undefined && { tenantId: callKey(tenantId) }),
  };
}

/**
 * @param {Row['members']} members
 * @param {(message: string) => void} report
 * @returns {PersonKind} by default `user` for an entry with an object id, and `phone` for one without
 */
function readKind({ kind, id }, report) {
  if (kind === undefined) return id === undefined ? 'phone' : 'user';
  if (isPersonKind(kind)) return kind;
  report('"kind" is invalid: expected "user", "applicationInstance" (a call queue or auto attendant) or "phone"');
  return 'user';
}

/**
 * @param {string | undefined} id
 * @param {(message: string) => void} report
 */
function readObjectId(id, report) {
  if (isGuid(id)) return callKey(id);
  report(`"id" is ${id === undefined ? 'missing' : 'invalid'}: expected the object id in Microsoft Entra, a GUID`);
  return undefined;
}

/**
 * @param {string} text
 * @param {string | undefined} region
 * @param {(message: string) => void} report
 */
function readPhone(text, region, report) {
  const parsed = parsePhoneNumber(text, region);
  if ('number' in parsed) return parsed.number;
  const expected =
    parsed.problem === 'countryCodeMissing'
      ? 'a country code, as in +44; or set --region for numbers without one'
      : 'a telephone number, as in +44 20 7946 0018';
  report(`"phone" is invalid: expected ${expected}`);
  return undefined;
}
