// @ts-check
/** A page that Vite builds. */

import * as api from 'graph-call-transfer';
import { createSimulator } from 'graph-call-transfer/simulator';
import { runs } from '../page/runs.js';

const query = new URLSearchParams(location.search);
const run = /** @type {keyof typeof runs} */ (query.get('run'));

Object.assign(globalThis, {
  outcome: runs[run](api, query.get('baseUrl') ?? ''),
  // Works as soon as the main entry is loaded, if both are of one instance.
  simulate: () => {
    const { profile, issueToken } = createSimulator();
    return [profile, api.inspectToken(issueToken()).kind];
  },
});
