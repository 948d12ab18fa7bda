// @ts-check
import { singleQuotes } from '../quotes.js';

/** @import { Language } from '../language.js' */

/**
 * JavaScript with its own `fetch`.
 * @type {Language}
 */
export const fetch = {
  id: 'fetch',
  name: 'JavaScript (fetch)',
  quotes: singleQuotes,
  body: 'literal',
  template: `
const response = await fetch(«url», {
  method: 'POST',
  headers: {
    Authorization: \`Bearer \${process.env.GRAPH_TOKEN}\`,
    'Content-Type': 'application/json',
  },
  // A redirect that is followed makes a GET of the POST, and transfers nothing.
  redirect: 'manual',
  body: JSON.stringify(«body»),
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);
`,
};
