// @ts-check
/**
 * The snippets in Go, C#, Java and PHP. Their SDKs are in registries that the tests do not use, so that a compiler gets the signatures
 * of the SDK as far as the snippets use them, with an adapter that records the request (tests/foreign/sdk). Each snippet is compiled and
 * run: the request is the one that was checked, in meaning.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { folderWith } from '../cli/support/program.mjs';
import { api } from '../package/support/installed.mjs';
import { anyBody, anyEndpoint, CALL_CASES, CASES, checked, snippet } from '../package/support/snippets.mjs';
import { COMPILERS, isInstalled, sentRequest, write } from './support/compilers.mjs';
import { meaningOf } from './support/meaning.mjs';

/** @import { Endpoint } from 'graph-call-transfer' */
/** @import { SnippetRequest } from 'graph-call-transfer/snippets' */
/** @import { Compiler } from './support/compilers.mjs' */

const TOKEN = 'e30.e30.c2ln';
/** Another name of the function or property that gets one call, to see that the compilers look. */
const MISSPELT = {
  go: ['ByCallId', 'ById'],
  csharp: ['.Calls[', '.Call['],
  java: ['byCallId', 'byId'],
  php: ['byCallId', 'byId'],
};
const RANDOM_TRANSFERS = 6;

/** Returns the request that the package would send. @param {SnippetRequest} request @param {Endpoint} endpoint */
function expectedRequest(request, endpoint) {
  if (request.body === undefined) return { ...api.describeHangUp(request.callId, endpoint), body: undefined };
  if ('callId' in request) return api.describeTransfer(request, endpoint);
  return api.describeCall(request, endpoint);
}

/**
 * Compiles and runs a snippet, and compares the request that it sends.
 * @param {string} folder
 * @param {keyof typeof COMPILERS} language
 * @param {{ name: string, request: SnippetRequest, endpoint: Endpoint }} snippetCase
 */
async function assertSent(folder, language, { name, request, endpoint }) {
  const program = snippet(request, language, endpoint);
  const command = await COMPILERS[language].compile(folder, name, program);
  const sent = await sentRequest(folder, command, TOKEN).catch((error) => {
    assert.fail(`${name}: ${error.message}\n${error.output}\n${program}`);
  });
  const expected = expectedRequest(request, endpoint);
  assert.equal(`${sent?.method} ${sent?.url}`, `${expected.method} ${expected.url}`, name);
  assert.equal(sent.headers.authorization, `Bearer ${TOKEN}`);
  if (request.body === undefined) return;
  assert.equal(sent.headers['content-type'], 'application/json');
  assert.deepEqual(meaningOf(JSON.parse(sent.body)), meaningOf(request.body), `${name}: ${program}`);
}

for (const language of /** @type {(keyof typeof COMPILERS)[]} */ (Object.keys(COMPILERS))) {
  /** @type {Compiler} */
  const compiler = COMPILERS[language];
  const skip = !isInstalled(compiler) && `NOT RUN: ${compiler.tools.join(' or ')} is not installed`;

  test(`snippets for ${compiler.name} compile with the signatures of the SDK, and send the checked request`, {
    skip,
  }, async (t) => {
    const folder = folderWith(t);
    write(folder, compiler.files);
    await compiler.prepare(folder);
    const cases = [...CASES, ...CALL_CASES];
    for (const one of cases) await assertSent(folder, language, one);
    const random = fc.sample(fc.tuple(anyBody, anyEndpoint), { numRuns: RANDOM_TRANSFERS, seed: 18 });
    for (const [index, [body, endpoint]] of random.entries()) {
      const request = checked(JSON.stringify(body));
      await assertSent(folder, language, { name: `random-${index}`, request, endpoint });
    }
    t.diagnostic(
      `${compiler.name}: ${cases.length} snippets and ${random.length} random ones, each request as it was checked`,
    );
  });

  test(`snippets for ${compiler.name} with a member that the SDK does not have are rejected`, { skip }, async (t) => {
    const folder = folderWith(t);
    write(folder, compiler.files);
    await compiler.prepare(folder);
    const [{ request, endpoint }] = /** @type {[typeof CASES[0]]} */ (/** @type {unknown} */ (CASES));
    const [name = '', other = ''] = MISSPELT[language];
    const program = snippet(request, language, endpoint).replace(name, other);
    await assert.rejects(async () => {
      await sentRequest(folder, await compiler.compile(folder, 'misspelt', program), TOKEN);
    }, /ended with/);
  });
}
