// @ts-check
/** A bundle contains only what it uses: the package says truthfully which of its files have side effects. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { folder } from './support/installed.mjs';

/** A text of each part, which minifying does not change. */
const MARKS = {
  all: 'all.wasm',
  calls: 'calls.wasm',
  requests: 'requests.wasm',
  notifications: 'notifications.wasm',
  send: 'send.wasm',
  tools: 'tools.wasm',
  consultation: 'transferUnknown',
  tracker: 'the tracker was freed',
  diagram: 'invalid step',
  simulator: 'createIncomingCall',
  webhook: 'webhook.invalid',
  codes: 'Enterprise Tenant Mismatch',
  snippets: 'GRAPH_TOKEN',
};

/** @type {[code: string, parts: (keyof typeof MARKS)[]][]} the program, and the parts that it contains */
const PROGRAMS = [
  ["import { parseNotifications } from 'graph-call-transfer'; console.log(parseNotifications)", ['notifications']],
  [
    "import { buildTransfer, init } from 'graph-call-transfer'; console.log(buildTransfer, init)",
    ['all', 'calls', 'requests', 'notifications', 'send', 'tools'],
  ],
  [
    "import { buildTransfer, init } from 'graph-call-transfer/requests'; console.log(buildTransfer, init)",
    ['requests'],
  ],
  ["import { sendTransfer } from 'graph-call-transfer/requests'; console.log(sendTransfer)", ['requests', 'send']],
  ["import { createCall } from 'graph-call-transfer'; console.log(createCall)", ['calls', 'send']],
  ["import { buildCall, init } from 'graph-call-transfer/calls'; console.log(buildCall, init)", ['calls']],
  ["import { TransferTracker } from 'graph-call-transfer'; console.log(TransferTracker)", ['notifications', 'tracker']],
  [
    "import { startConsultation } from 'graph-call-transfer/consultation'; console.log(startConsultation)",
    ['calls', 'requests', 'notifications', 'send', 'consultation', 'tracker'],
  ],
  ["import { redact, init } from 'graph-call-transfer/tools'; console.log(redact, init)", ['tools']],
  ["import { explainResult } from 'graph-call-transfer/codes'; console.log(explainResult)", ['codes']],
  ["import 'graph-call-transfer'; import 'graph-call-transfer/codes'; import 'graph-call-transfer/webhook'", []],
];

for (const [code, parts] of PROGRAMS) {
  test(`bundle of "${code}" contains only what it uses`, async () => {
    const text = await bundle(code);
    const found = Object.entries(MARKS).flatMap(([part, mark]) => (text.includes(mark) ? [part] : []));
    assert.deepEqual(found, parts);
  });
}

for (const condition of ['workerd', 'edge-light']) {
  test(`bundle for ${condition} starts the module, even if only a subpath is imported`, async () => {
    const code = "import { createSimulator } from 'graph-call-transfer/simulator'; console.log(createSimulator)";
    assert.match(await bundle(code, [condition]), /\.wasm/);
  });
}

/**
 * Bundles a program for pages, or with other conditions.
 * @param {string} code
 * @param {string[]} [conditions]
 */
async function bundle(code, conditions = []) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    external: ['jose', '*.wasm', '*.wasm?module'],
    conditions,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
