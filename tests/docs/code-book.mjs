// @ts-check
/** Prints the whole code book as one page, for people who look a code up or check the texts. */

import { pathToFileURL } from 'node:url';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';

/** @typedef {import('../../pkg-template/lib/codes/table.js').EntryRow} EntryRow */
/** @typedef {import('../../pkg-template/lib/codes/table.js').CauseRow} CauseRow */

/** The sections of the page: each entry belongs to the first one whose pattern its first key matches. */
const SECTIONS = [
  { title: 'Results: code and subcode', pattern: /^\d+\/\d+$/ },
  { title: 'Results and errors: subcode, whatever the code', pattern: /^(any|ok)\// },
  { title: 'Results: telephone network, by SIP status', pattern: /^sip\// },
  { title: 'Results: telephone network, by structure', pattern: /^hub\// },
  { title: 'Results: code without a known subcode', pattern: /^call\// },
  { title: 'Refused requests: HTTP status', pattern: /^code\// },
  { title: 'Ends of calls: terminationReason', pattern: /^reason\// },
  { title: 'Errors: words', pattern: /./ },
];

const ROLES = ['Operator', 'Developer', 'Administrator', 'Telephony engineer'];

const CERTAINTIES = {
  documented: 'documented by Microsoft for Graph',
  observed: 'observed in public reports',
  inferred: 'inferred from documentation of the same platform',
};

/** Returns the page as Markdown; the crate writes the book first. */
export async function codeBookPage() {
  const file = inProject('target/codes.mjs');
  await run('cargo', ['run', '--locked', '--example', 'write-codes', '--', file]);
  const { entries, sources } = await import(pathToFileURL(file).href);
  return printCodeBook(entries, sources);
}

/**
 * @param {readonly EntryRow[]} entries
 * @param {readonly string[]} sources
 */
export function printCodeBook(entries, sources) {
  const sorted = [...entries].sort((one, other) => compareKeys(one[0], other[0]));
  const sections = SECTIONS.map(({ title }, index) => {
    const own = sorted.filter(([keys]) => sectionOf(keys) === index);
    return `## ${title}\n\n${own.map((entry) => printEntry(entry, sources)).join('\n')}`;
  });
  const intro = `The code book has ${entries.length} entries. Each has a meaning, its possible causes with the situation in which each holds,
and what each role does about it.`;
  return `# Codes\n\n${intro}\n\n${sections.join('\n')}`;
}

/** @param {string} keys */
function sectionOf(keys) {
  return SECTIONS.findIndex(({ pattern }) => pattern.test(keys.split(' ', 1)[0] ?? ''));
}

/**
 * Sorts by subcode, then by code; words as words.
 *
 * @param {string} one
 * @param {string} other
 */
function compareKeys(one, other) {
  const [first = [], second = []] = [one, other].map((keys) => keys.split(' ', 1)[0]?.split('/').reverse());
  for (const [index, part] of first.entries()) {
    const compared = part.localeCompare(second[index] ?? '', 'en', { numeric: true });
    if (compared !== 0) return compared;
  }
  return 0;
}

/**
 * @param {EntryRow} entry
 * @param {readonly string[]} sources
 */
function printEntry([keys, name, meaning, causes, retry, decision, certainty, source], sources) {
  const program = decision
    ? `\`${decision[0]}\`, retry \`${decision[1]}\`, ${decision[2] ? 'an incident' : 'no incident'}`
    : 'no failure';
  return `### ${keys.split(' ').join(', ')}: ${name}

${meaning}

${causes.map((cause) => printCause(cause, sources)).join('\n')}

The same request again: \`${retry}\`. For a program: ${program}. Meaning [${CERTAINTIES[certainty]}](${sources[source]}).
`;
}

/**
 * @param {CauseRow} cause
 * @param {readonly string[]} sources
 */
function printCause([text, ...rest], sources) {
  const actions = ROLES.flatMap((role, index) => (rest[index] ? `  - ${role}: ${rest[index]}` : []));
  const situations = rest[4] ? `(${String(rest[4]).split(' ').join(', ')}) ` : '';
  const source = rest[5] ? ` [Source](${sources[Number(rest[5]) - 1]}).` : '';
  return [`- ${situations}${text}${source}`, ...actions].join('\n');
}
