// @ts-check
/** The reports for CI systems. */

import { packageVersion } from '../version.js';

/** @import { Issue } from 'graph-call-transfer' */

/**
 * A checked file.
 *
 * @typedef {object} Checked
 * @property {string} file
 * @property {string} text that the places of the issues are places in
 * @property {boolean} isQuoted whether that is a body without its quotes, and not the file
 * @property {boolean} valid
 * @property {readonly Issue[]} issues
 */

const GITHUB_LEVELS = { error: 'error', warning: 'warning', info: 'notice' };
const SARIF_LEVELS = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Writes annotations for GitHub Actions.
 * @param {readonly Checked[]} checked
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function toGitHub(checked) {
  const lines = checked.flatMap(({ file, issues }) =>
    issues.map(({ severity, code, message, hint, span }) => {
      const place = span ? `,line=${span.line},col=${span.column}` : '';
      const text = hint === undefined ? message : `${message}\n${hint}`;
      return `::${GITHUB_LEVELS[severity]} file=${inProperty(file)}${place},title=${inProperty(code)}::${inData(text)}\n`;
    }),
  );
  return lines.join('');
}

/** @param {string} text */
function inData(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** @param {string} text */
function inProperty(text) {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Writes the Static Analysis Results Interchange Format.
 * @param {readonly Checked[]} checked
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(checked) {
  const codes = [...new Set(checked.flatMap(({ issues }) => issues.map(({ code }) => code)))].sort();
  const results = checked.flatMap(({ file, issues }) =>
    issues.map(({ severity, code, message, hint, span }) => ({
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: SARIF_LEVELS[severity],
      message: { text: hint === undefined ? message : `${message}. ${hint}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: file.replaceAll('\\', '/') },
            ...(span && {
              region: {
                startLine: span.line,
                startColumn: span.column,
                charOffset: span.start,
                charLength: span.end - span.start,
              },
            }),
          },
        },
      ],
    })),
  );
  const driver = {
    name: 'graph-call-transfer',
    version: packageVersion(),
    informationUri: 'https://www.npmjs.com/package/graph-call-transfer',
    rules: codes.map((id) => ({ id })),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/**
 * Writes the Test Anything Protocol: one test for each file.
 * @param {readonly Checked[]} checked
 * @see https://testanything.org/tap-version-14-specification.html
 */
export function toTap(checked) {
  const tests = checked.map(({ file, valid, issues }, index) => {
    const line = `${valid ? 'ok' : 'not ok'} ${index + 1} - ${file.replaceAll('#', '\\#')}\n`;
    if (issues.length === 0) return line;
    const rows = issues.map(({ severity, code, message, span }) => {
      const place = span ? `${span.line}:${span.column} ` : '';
      return `    - ${JSON.stringify(`${place}${severity} ${code}: ${message}`)}\n`;
    });
    return `${line}  ---\n  issues:\n${rows.join('')}  ...\n`;
  });
  return `TAP version 14\n1..${checked.length}\n${tests.join('')}`;
}
