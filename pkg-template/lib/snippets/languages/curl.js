// @ts-check
import { bashQuotes } from '../quotes.js';

/** @import { Language } from '../language.js' */

/**
 * The `curl` command, for Bash.
 * @type {Language}
 */
export const curl = {
  id: 'curl',
  name: 'cURL',
  quotes: bashQuotes,
  body: 'json',
  // Not `String.raw`: Bun writes the marks in it as escapes.
  template: `
curl --include «url» \\
  --header "Authorization: Bearer $GRAPH_TOKEN" \\
  --header 'Content-Type: application/json' \\
  --data-raw «body»
`,
};
