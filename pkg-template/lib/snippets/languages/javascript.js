// @ts-check
import { singleQuotes } from '../quotes.js';

/** @import { Language } from '../language.js' */

/**
 * JavaScript with the Graph SDK, microsoft-graph-client 3.0.
 * @type {Language}
 */
export const javascript = {
  id: 'javascript',
  name: 'JavaScript (Graph SDK)',
  quotes: singleQuotes,
  body: 'literal',
  template: `
// npm install @microsoft/microsoft-graph-client
import { Client } from '@microsoft/microsoft-graph-client';

«insecure?»// This SDK sends the token over https only, and not to an IPv6 address: from here it sends none.
const client = Client.init({
  «moved?»baseUrl: «root»,
  «beta?»defaultVersion: 'beta',
  «custom?»customHosts: new Set([«host»]),
  authProvider: (done) => done(null, process.env.GRAPH_TOKEN ?? null),
});

await client.api(«path»).post(«body»);
`,
};
