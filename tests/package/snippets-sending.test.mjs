// @ts-check
/** Snippets that a machine with Node and Bash can run send exactly the request that they were made of. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { run } from '../../pkg-template/build/run.mjs';
import { api, folder, requireInstalled } from './support/installed.mjs';
import { CASES, snippet } from './support/snippets.mjs';

/** @type {typeof import('graph-call-transfer/simulator')} */
const { createSimulator } = requireInstalled('graph-call-transfer/simulator');

/**
 * Serves the simulated Graph over HTTP and records its requests.
 *
 * @param {import('node:test').TestContext} t
 */
async function serveGraph(t) {
  // Some requests are for the same call: each transfer has to end before the next one begins.
  const graph = createSimulator({ timeScale: 0.001 });
  /** @type {{ body: unknown, status: number }[]} */
  const requests = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    const { authorization = '', 'content-type': type = '' } = incoming.headers;
    const headers = { Authorization: authorization, 'Content-Type': type };
    const response = await graph.fetch(`https://graph.microsoft.com${incoming.url}`, { method: 'POST', headers, body });
    requests.push({ body: JSON.parse(body), status: response.status });
    await graph.settled();
    outgoing.writeHead(response.status).end(await response.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { graph, requests, baseUrl: `http://127.0.0.1:${port}` };
}

test('snippets for curl, fetch and the package send exactly the body, and Graph accepts it', async (t) => {
  const { graph, requests, baseUrl } = await serveGraph(t);
  const env = { GRAPH_TOKEN: graph.issueToken() };
  const expected = CASES.map(({ request: { body } }) => ({ body, status: 202 }));
  for (const id of /** @type {const} */ (['curl', 'fetch', 'package'])) {
    const snippets = CASES.map(({ request }) => snippet(request, id, { baseUrl }));
    const all = join(folder, `all-${id}.mjs`);
    if (id === 'curl') writeFileSync(all, snippets.join('\n'));
    else {
      const files = snippets.map((_, index) => `./one-${id}-${index}.mjs`);
      for (const [index, code] of snippets.entries()) writeFileSync(join(folder, files[index] ?? ''), code);
      writeFileSync(all, files.map((file) => `await import('${file}');`).join('\n'));
    }
    // Not the error output, where curl shows its progress without ending its lines.
    const printed = await run(id === 'curl' ? 'bash' : process.execPath, [all], { cwd: folder, env, onlyStdout: true });
    if (id === 'curl') assert.equal(printed.match(/^HTTP\/1\.1 202 /gm)?.length, snippets.length);
    assert.deepEqual(requests.splice(0), expected, id);
  }
});

test('snippets for the JavaScript SDK send exactly the body, and Graph accepts it', async (t) => {
  const sdk = import.meta.resolve('@microsoft/microsoft-graph-client');
  const graph = createSimulator();
  const { fetch } = globalThis;
  /** @type {unknown[]} */
  const recorded = [];
  // The SDK sends its token over https only, to the addresses of Graph and to the hosts that its options name.
  globalThis.fetch = async (url, init) => {
    recorded.push([url, JSON.parse(String(init?.body))]);
    const { pathname } = new URL(String(url));
    const response = await graph.fetch(`https://graph.microsoft.com${pathname.replace('/proxy', '')}`, init);
    recorded.push(response.status);
    return response;
  };
  process.env.GRAPH_TOKEN = graph.issueToken();
  t.after(() => {
    globalThis.fetch = fetch;
    delete process.env.GRAPH_TOKEN;
  });
  const endpoints = /** @type {const} */ ([{}, { version: 'beta', baseUrl: 'https://relay.example:8443/proxy' }]);
  for (const [index, { request }] of CASES.entries()) {
    for (const [at, endpoint] of endpoints.entries()) {
      const file = join(folder, `sdk-${index}-${at}.mjs`);
      writeFileSync(file, snippet(request, 'javascript', endpoint).replace(/(?<=from ')[^']+/, sdk));
      await import(pathToFileURL(file).href);
      const { url } = api.describeTransfer(request, endpoint);
      assert.deepEqual(recorded.splice(0), [[url, request.body], 202]);
    }
  }
});
