// @ts-check
/** The snippets of all scenarios run with the real Graph SDKs: the request that arrives is the one that was checked, in meaning. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { APP_ID } from '../cli/support/bot.mjs';
import { requestToken, startSimulate } from '../cli/support/local-graph.mjs';
import { folderWith } from '../cli/support/program.mjs';
import { CALL_CASES, CASES, snippet } from '../package/support/snippets.mjs';
import { installPython } from './support/installed.mjs';
import { meaningOf } from './support/meaning.mjs';

/** The hang-up is the last one: it ends the call. */
const SENT_CASES = [...CASES, ...CALL_CASES];

/** The tenant of the fixtures. */
const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';

/**
 * Runs the snippets of a language, and compares the requests that arrive.
 * @param {import('node:test').TestContext} t
 * @param {'javascript' | 'python'} language
 * @param {(files: readonly string[], folder: string, env: NodeJS.ProcessEnv) => Promise<unknown>} runAll
 */
async function assertSent(t, language, runAll) {
  const folder = folderWith(t);
  // All snippets transfer the same call: with notifications, the next one would be a conflict.
  const options = ['--app-id', APP_ID, '--profile', 'silent', '--https', 'graph.pem'];
  const graph = await startSimulate(t, options, { cwd: folder });
  const { token } = await requestToken(`http://localhost:${graph.port}/`, APP_ID, TENANT_ID);
  const certificate = join(folder, 'graph.pem');
  const extension = language === 'python' ? 'py' : 'mjs';
  const files = SENT_CASES.map(({ request }, index) => {
    const file = join(folder, `snippet-${index}.${extension}`);
    writeFileSync(file, snippet(request, language, { baseUrl: graph.page.slice(0, -1) }));
    return file;
  });
  const env = { GRAPH_TOKEN: token, NODE_EXTRA_CA_CERTS: certificate, SSL_CERT_FILE: certificate };
  await runAll(files, folder, env).catch((error) => {
    assert.fail(`${error.message}\n${error.output}\n${graph.output.out}`);
  });
  const { events } = await (await fetch(`http://localhost:${graph.port}/_simulate/state`)).json();
  const sent = events.filter(
    (/** @type {any} */ { kind, path }) => kind === 'request' && path.includes('/communications/'),
  );
  assert.equal(sent.length, SENT_CASES.length);
  for (const [index, { name, request }] of SENT_CASES.entries()) {
    const { method, path } = expectedOf(request);
    assert.equal(`${sent[index].method} ${sent[index].path}`, `${method} ${path}`, name);
    if (request.body !== undefined)
      assert.deepEqual(meaningOf(JSON.parse(sent[index].body)), meaningOf(request.body), name);
  }
  t.diagnostic(`${language}: ${SENT_CASES.length} snippets, each request as it was checked`);
}

/** @param {import('graph-call-transfer/snippets').SnippetRequest} request */
function expectedOf(request) {
  const calls = '/v1.0/communications/calls';
  if (request.body === undefined) return { method: 'DELETE', path: `${calls}/${request.callId}` };
  return { method: 'POST', path: 'callId' in request ? `${calls}/${request.callId}/transfer` : calls };
}

test("snippets for JavaScript send the checked request with Microsoft's SDK", (t) =>
  assertSent(t, 'javascript', async (files, folder, env) => {
    const all = join(folder, 'all.mjs');
    writeFileSync(all, files.map((file) => `await import(${JSON.stringify(file)});\n`).join(''));
    await run(process.execPath, ['--import', inProject('tests/foreign/support/resolve.mjs'), all], { env });
  }));

test("snippets for Python send the checked request with Microsoft's SDK", async (t) => {
  const python = await installPython();
  await assertSent(t, 'python', async (files, folder, env) => {
    // One process: the SDK takes seconds to load.
    const all = join(folder, 'all.py');
    const lines = files.map((file) => `runpy.run_path(${JSON.stringify(file)}, run_name="__main__")`);
    writeFileSync(all, `import runpy\n${lines.join('\n')}\n`);
    await run(python, [all], { env });
  });
});
