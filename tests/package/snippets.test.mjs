// @ts-check
/** What snippets are worth: that they are code, that strangers cannot change it, and that it sends what it says. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';
import { parse } from './support/grammars.mjs';
import { api, folder, requireInstalled } from './support/installed.mjs';
import { CALL_ID, USER_ID } from './support/transfers.mjs';

/** @type {typeof import('graph-call-transfer/snippets')} */
const { snippet, snippetLanguages } = requireInstalled('graph-call-transfer/snippets');
/** @type {typeof import('graph-call-transfer/simulator')} */
const { createSimulator } = requireInstalled('graph-call-transfer/simulator');

const FIXTURES = 'tests/fixtures/snippets';
/** @type {{ name: string, body: string, endpoint: import('graph-call-transfer').Endpoint }[]} */
const CASES = JSON.parse(readFileSync(inProject(`${FIXTURES}/cases.json`), 'utf8'));

/** @param {string} body */
function request(body) {
  const report = api.parseTransfer(CALL_ID, body);
  if (!report.valid) throw new Error(JSON.stringify(report.issues));
  return report.request;
}

/** @param {string} file */
const bodyOf = (file) => readFileSync(inProject(`${FIXTURES}/${file}`), 'utf8');

/**
 * A transfer to somebody of this name; with `untyped` the models of the SDKs cannot carry it.
 *
 * @param {string} displayName
 * @param {boolean} untyped
 */
function transferTo(displayName, untyped) {
  const user = { id: USER_ID, displayName };
  return request(JSON.stringify({ transferTarget: { identity: { user } }, ...(untyped ? { more: [] } : {}) }));
}

/**
 * What a literal means, in all languages but Bash.
 *
 * @param {string} literal
 */
function meaning(literal) {
  const named = { n: '\n', r: '\r', t: '\t' };
  return literal
    .slice(1, -1)
    .replace(/\\u\{([0-9a-f]{4})\}|\\u([0-9a-f]{4})|\\([\s\S])/g, (_, braced, digits, character) =>
      character === undefined
        ? String.fromCharCode(Number.parseInt(braced ?? digits, 16))
        : (named[/** @type {'n'} */ (character)] ?? character),
    );
}

const strangers = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      ...'\'"`$\\{}()#/*?<>-%@«»unxrt0 \n\r\t\0\x1b\u0085\u2028\u2029\u202e\ufeffä😀',
      '${',
      '«url»',
      '\\u0022',
    ),
    maxLength: 12,
  }),
);

test('the snippets that people read are code of their language, and the package writes them', async () => {
  for (const { name, body, endpoint } of CASES) {
    for (const { id } of snippetLanguages) {
      const file = readdirSync(inProject(`${FIXTURES}/${name}`)).find((one) => one.startsWith(`${id}.`));
      const golden = readFileSync(inProject(`${FIXTURES}/${name}/${file}`), 'utf8');
      assert.equal(`${snippet(request(bodyOf(body)), id, endpoint)}\n`, golden);
      assert.equal((await parse(id, golden)).hasError, false, `${name}: ${file}`);
    }
  }
});

for (const { id, name } of snippetLanguages.filter(({ id }) => id !== 'curl')) {
  test(`${name}: what a stranger is called is one literal, and nothing else`, async () => {
    const harmless = {
      typed: await parse(id, snippet(transferTo('x', false), id)),
      untyped: await parse(id, snippet(transferTo('x', true), id)),
    };
    await fc.assert(
      fc.asyncProperty(strangers, fc.boolean(), async (displayName, untyped) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those that the models of one SDK do not escape.
        const isRaw = untyped || /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(displayName);
        const { shape, literals } = await parse(id, snippet(transferTo(displayName, isRaw), id));
        const expected = isRaw ? harmless.untyped : harmless.typed;
        assert.equal(shape, expected.shape);
        const changed = literals.filter((literal, at) => literal !== expected.literals[at]);
        const told = changed.map(meaning);
        assert.ok(
          displayName === 'x' ||
            told.includes(displayName) ||
            told.some((json) => json.includes(JSON.stringify(displayName))),
          `${JSON.stringify(displayName)} became ${JSON.stringify(changed)}`,
        );
      }),
      { numRuns: 150 },
    );
  });
}

test('Bash hands to curl what was meant, whatever a stranger is called', async () => {
  const names = fc.sample(strangers, { numRuns: 200, seed: 1 });
  const script = join(folder, 'strangers.sh');
  const said = join(folder, 'strangers.out');
  // A curl that only says what it was given.
  const curl = `curl() { printf '%s\\0' "$@" >> ${said}; }`;
  writeFileSync(script, [curl, ...names.map((name) => snippet(transferTo(name, false), 'curl'))].join('\n'));
  writeFileSync(said, '');
  await run('bash', [script], { env: { GRAPH_TOKEN: 'the token' } });
  const given = readFileSync(said, 'utf8').split('\0');
  const each = 8;
  assert.equal(given.length, names.length * each + 1);
  for (const [index, name] of names.entries()) {
    const words = given.slice(index * each, (index + 1) * each);
    assert.equal(JSON.parse(words.pop() ?? '').transferTarget.identity.user.displayName, name);
    assert.deepEqual(words, [
      '--include',
      `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`,
      ...['--header', 'Authorization: Bearer the token', '--header', 'Content-Type: application/json', '--data-raw'],
    ]);
  }
});

/**
 * The languages that a machine may lack: a program that reads literals and prints them as JSON.
 *
 * @type {readonly { id: 'php' | 'python', tool: string, program: (literals: string) => string }[]}
 */
const READERS = [
  { id: 'python', tool: 'python3', program: (literals) => `import json\nprint(json.dumps([${literals}]))\n` },
  { id: 'php', tool: 'php', program: (literals) => `<?php echo json_encode([${literals}]);` },
];

for (const { id, tool, program } of READERS) {
  test(`${tool} itself reads what was meant`, async (t) => {
    if (!(await run(tool, ['--version']).catch(() => undefined))) {
      return t.skip(`${tool} is not installed: its literals were read by the grammar only`);
    }
    const names = fc.sample(strangers, { numRuns: 300, seed: 2 });
    const literals = [];
    for (const name of names) {
      const code = await parse(id, snippet(transferTo(name, true), id));
      literals.push(code.literals.find((literal) => literal.includes('transferTarget')) ?? '');
    }
    const file = join(folder, `literals.${id}`);
    writeFileSync(file, program(literals.join(',\n')));
    const read = JSON.parse(await run(tool, [file]));
    for (const [index, name] of names.entries()) {
      assert.equal(JSON.parse(read[index]).transferTarget.identity.user.displayName, name);
    }
  });
}

/**
 * The simulated Graph behind HTTP, which says what it was sent.
 *
 * @param {import('node:test').TestContext} t
 */
async function graphBehindHttp(t) {
  const graph = createSimulator();
  /** @type {{ body: unknown, status: number }[]} */
  const taken = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    const { authorization = '', 'content-type': type = '' } = incoming.headers;
    const headers = { Authorization: authorization, 'Content-Type': type };
    const answer = await graph.fetch(`https://graph.microsoft.com${incoming.url}`, { method: 'POST', headers, body });
    taken.push({ body: JSON.parse(body), status: answer.status });
    outgoing.writeHead(answer.status).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { graph, taken, baseUrl: `http://127.0.0.1:${port}` };
}

test('cURL run by Bash, and fetch and this package run by Node, are accepted with exactly that body', async (t) => {
  const { graph, taken, baseUrl } = await graphBehindHttp(t);
  const env = { GRAPH_TOKEN: graph.issueToken() };
  const transfers = CASES.map(({ body }) => request(bodyOf(body)));
  const expected = transfers.map(({ body }) => ({ body, status: 202 }));
  for (const id of /** @type {const} */ (['curl', 'fetch', 'package'])) {
    const snippets = transfers.map((transfer) => snippet(transfer, id, { baseUrl }));
    const all = join(folder, `all-${id}.mjs`);
    if (id === 'curl') writeFileSync(all, snippets.join('\n'));
    else {
      const files = snippets.map((_, index) => `./one-${id}-${index}.mjs`);
      for (const [index, code] of snippets.entries()) writeFileSync(join(folder, files[index] ?? ''), code);
      writeFileSync(all, files.map((file) => `await import('${file}');`).join('\n'));
    }
    const printed = await run(id === 'curl' ? 'bash' : process.execPath, [all], { cwd: folder, env });
    if (id === 'curl') assert.equal(printed.match(/^HTTP\/1\.1 202 /gm)?.length, snippets.length);
    assert.deepEqual(taken.splice(0), expected, id);
  }
});

test('the Graph SDK for JavaScript sends exactly that body', async (t) => {
  const sdk = import.meta.resolve('@microsoft/microsoft-graph-client');
  const graph = createSimulator();
  const { fetch } = globalThis;
  /** @type {unknown[]} */
  const taken = [];
  // The SDK hands its token to the addresses of Graph, and to those it was told of, over https only.
  globalThis.fetch = async (url, init) => {
    taken.push([url, JSON.parse(String(init?.body))]);
    const { pathname } = new URL(String(url));
    const answer = await graph.fetch(`https://graph.microsoft.com${pathname.replace('/proxy', '')}`, init);
    taken.push(answer.status);
    return answer;
  };
  process.env.GRAPH_TOKEN = graph.issueToken();
  t.after(() => {
    globalThis.fetch = fetch;
    delete process.env.GRAPH_TOKEN;
  });
  const endpoints = /** @type {const} */ ([{}, { version: 'beta', baseUrl: 'https://relay.example:8443/proxy' }]);
  for (const [index, { body }] of CASES.entries()) {
    const transfer = request(bodyOf(body));
    for (const [at, endpoint] of endpoints.entries()) {
      const file = join(folder, `sdk-${index}-${at}.mjs`);
      writeFileSync(file, snippet(transfer, 'javascript', endpoint).replace(/(?<=from ')[^']+/, sdk));
      await import(pathToFileURL(file).href);
      const { url } = api.describeTransfer(transfer, endpoint);
      assert.deepEqual(taken.splice(0), [[url, transfer.body], 202]);
    }
  }
});

test('the types list the languages that there are', () => {
  const types = readFileSync(inProject('pkg-template/types/snippets.d.ts'), 'utf8');
  const [, union = ''] = /SnippetLanguage =([^;]*);/.exec(types) ?? [];
  const listed = [...union.matchAll(/'(\w+)'/g)].map(([, id]) => id);
  assert.deepEqual(
    snippetLanguages.map(({ id }) => id),
    listed,
  );
});

test('no snippet holds a token, and each says where it takes it from', () => {
  for (const { id } of snippetLanguages) assert.match(snippet(transferTo('Heidi', false), id), /GRAPH_TOKEN/);
});

test('what is no language and no endpoint is refused with the names that there are', () => {
  const transfer = transferTo('Heidi', false);
  const code = 'invalidOptions';
  const wrong = /** @type {any} */ ([['cobol'], ['curl', { cloud: 'moon' }], ['curl', { version: 'v2' }]]);
  const expected = [/curl, fetch/, /global, /, /v1\.0, beta/];
  for (const [index, [language, endpoint]] of wrong.entries()) {
    assert.throws(() => snippet(transfer, language, endpoint), {
      name: 'TransferError',
      code,
      message: expected[index],
    });
  }
  for (const baseUrl of ['relay.example', 'ftp://relay.example', 3]) {
    assert.throws(() => snippet(transfer, 'curl', /** @type {any} */ ({ baseUrl })), { code, message: /baseUrl/ });
  }
});
