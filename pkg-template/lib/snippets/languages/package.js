// @ts-check
import { singleQuotes } from '../quotes.js';

/** @import { Language } from '../language.js' */

/**
 * JavaScript with this package.
 * @type {Language}
 */
export const graphCallTransfer = {
  id: 'package',
  name: 'JavaScript (graph-call-transfer)',
  quotes: singleQuotes,
  body: 'literal',
  template: `
// npm install graph-call-transfer
import { parseTransfer, sendTransfer } from 'graph-call-transfer';

const report = parseTransfer(«callId», «body»);
if (!report.valid) throw new Error(report.issues.map((issue) => issue.message).join('\\n'));

const response = await sendTransfer(report.request, {
  token: process.env.GRAPH_TOKEN ?? '',
  «elsewhere?»endpoint: «endpoint»,
});
if (response.kind === 'refused') throw new Error(\`\${response.status} \${response.error.message}\`);
`,
};
