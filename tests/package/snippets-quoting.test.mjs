// @ts-check
/** No text of a transfer changes the code around it, and each keeps its meaning. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { run } from '../../pkg-template/build/run.mjs';
import { parse } from './support/grammars.mjs';
import { folder } from './support/installed.mjs';
import {
  anyBody,
  anyEndpoint,
  checked,
  hostileText,
  snippet,
  snippetLanguages,
  transferTo,
} from './support/snippets.mjs';
import { CALL_ID } from './support/transfers.mjs';

const NOT_BASH = snippetLanguages.filter(({ id }) => id !== 'curl');

/**
 * Returns the meaning of a literal, in all languages but Bash.
 *
 * @param {string} literal
 */
function meaning(literal) {
  const controls = { n: '\n', r: '\r', t: '\t' };
  return literal
    .slice(1, -1)
    .replace(/\\u\{([0-9a-f]{4})\}|\\u([0-9a-f]{4})|\\([\s\S])/g, (_, braced, digits, character) =>
      character === undefined
        ? String.fromCharCode(Number.parseInt(braced ?? digits, 16))
        : (controls[/** @type {'n'} */ (character)] ?? character),
    );
}

for (const { id, name } of NOT_BASH) {
  test(`${name}: a display name is one literal, and nothing else`, async () => {
    const harmless = {
      typed: await parse(id, snippet(transferTo('x', false), id)),
      untyped: await parse(id, snippet(transferTo('x', true), id)),
    };
    await fc.assert(
      fc.asyncProperty(hostileText, fc.boolean(), async (displayName, untyped) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those that the models of one SDK do not escape.
        const isRaw = untyped || /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(displayName);
        const { shape, literals } = await parse(id, snippet(transferTo(displayName, isRaw), id));
        const expected = isRaw ? harmless.untyped : harmless.typed;
        assert.equal(shape, expected.shape);
        const changed = literals.filter((literal, at) => literal !== expected.literals[at]);
        const meanings = changed.map(meaning);
        assert.ok(
          displayName === 'x' ||
            meanings.includes(displayName) ||
            meanings.some((json) => json.includes(JSON.stringify(displayName))),
          `${JSON.stringify(displayName)} became ${JSON.stringify(changed)}`,
        );
      }),
      { seed: 1, numRuns: 150 },
    );
  });
}

/**
 * Collects the strings of a value.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
function stringsIn(value) {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

for (const { id, name } of NOT_BASH) {
  test(`${name}: random bodies are code of the language, with every string of the body`, async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, anyEndpoint, async (body, endpoint) => {
        const transfer = checked(JSON.stringify(body));
        const code = await parse(id, snippet(transfer, id, endpoint));
        assert.equal(code.hasError, false);
        const meanings = code.literals.map(meaning);
        // The SDK sends the text of a body that its models cannot carry.
        if (meanings.includes(JSON.stringify(transfer.body))) return;
        const { endpointType: _, ...target } = transfer.body.transferTarget;
        for (const text of stringsIn({ ...transfer.body, transferTarget: target })) assert.ok(meanings.includes(text));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
}

test('JavaScript literals of random bodies have the value of the body', () => {
  fc.assert(
    fc.property(anyBody, fc.constantFrom('fetch', 'package', 'javascript'), (body, id) => {
      const transfer = checked(JSON.stringify(body));
      const code = snippet(transfer, id);
      const [start, end] = {
        fetch: ['JSON.stringify(', '),\n});'],
        package: [`${CALL_ID}', `, ');\nif (!'],
        javascript: ['.post(', ');'],
      }[id];
      const from = code.indexOf(start ?? '') + (start ?? '').length;
      const literal = code.slice(from, code.lastIndexOf(end ?? ''));
      assert.deepEqual(JSON.stringify(new Function(`return ${literal};`)()), JSON.stringify(transfer.body));
    }),
    { seed: 1, numRuns: 300 },
  );
});

/**
 * Runs snippets for curl with a curl that records its arguments.
 *
 * @param {string} name of the files
 * @param {string[]} snippets
 * @returns {Promise<string[][]>} the arguments of each call
 */
async function runWithRecordedCurl(name, snippets) {
  const script = join(folder, `${name}.sh`);
  const recorded = join(folder, `${name}.out`);
  const curl = `curl() { printf '%s\\0' "$#" "$@" >> ${recorded}; }`;
  writeFileSync(script, [curl, ...snippets].join('\n'));
  writeFileSync(recorded, '');
  await run('bash', [script], { env: { GRAPH_TOKEN: 'the token' } });
  const words = readFileSync(recorded, 'utf8').split('\0').slice(0, -1);
  const calls = [];
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
  return calls;
}

test('Bash passes every display name to curl unchanged', async () => {
  const names = fc.sample(hostileText, { seed: 1, numRuns: 200 });
  const calls = await runWithRecordedCurl(
    'names',
    names.map((name) => snippet(transferTo(name, false), 'curl')),
  );
  assert.equal(calls.length, names.length);
  for (const [index, name] of names.entries()) {
    const words = calls[index] ?? [];
    assert.equal(JSON.parse(words.pop() ?? '').transferTarget.identity.user.displayName, name);
    assert.deepEqual(words, [
      '--include',
      `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`,
      ...['--header', 'Authorization: Bearer the token', '--header', 'Content-Type: application/json', '--data-raw'],
    ]);
  }
});

test('Bash passes random bodies to curl unchanged', async () => {
  const transfers = fc.sample(anyBody, { numRuns: 200, seed: 3 }).map((body) => checked(JSON.stringify(body)));
  const calls = await runWithRecordedCurl(
    'bodies',
    transfers.map((transfer) => snippet(transfer, 'curl')),
  );
  assert.deepEqual(
    calls.map((words) => JSON.stringify(JSON.parse(words.at(-1) ?? ''))),
    transfers.map(({ body }) => JSON.stringify(body)),
  );
});

/**
 * Languages that a machine may lack: a program that reads literals and prints them as JSON.
 *
 * @type {readonly { id: 'php' | 'python', tool: string, program: (literals: string) => string }[]}
 */
const INTERPRETERS = [
  { id: 'python', tool: 'python3', program: (literals) => `import json\nprint(json.dumps([${literals}]))\n` },
  { id: 'php', tool: 'php', program: (literals) => `<?php echo json_encode([${literals}]);` },
];

for (const { id, tool, program } of INTERPRETERS) {
  test(`${tool} reads every display name unchanged`, async (t) => {
    if (!(await run(tool, ['--version']).catch(() => undefined))) {
      return t.skip(`${tool} is not installed: only the grammar parsed its literals`);
    }
    const names = fc.sample(hostileText, { numRuns: 300, seed: 2 });
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
