// @ts-check
/** Measures the files that a browser loads: the shipped package, and the smallest programs with it and with its peers. */

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { wasmFile } from '../../pkg-template/build/modules.mjs';
import { inProject, root } from '../../pkg-template/build/project.mjs';
import { measureEntries } from '../../pkg-template/build/sizes.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { kib, verdict } from './figures.mjs';

/** The aims by subpath. */
const AIMS = {
  '': { text: '≤ 135 KiB brotli', limit: 135 * 1024 },
  '/requests': { text: '≤ 44 KiB brotli', limit: 44 * 1024 },
  '/notifications': { text: '≤ 48 KiB brotli', limit: 48 * 1024 },
};

const OURS = 'graph-call-transfer, with its wasm';
/** The exports of each program, which the bundler must keep. */
const MAKING = {
  'object literal + JSON.stringify': "export { run } from './cases/literal.mjs'",
  [OURS]: "export { init, buildTransfer } from 'graph-call-transfer/requests'",
  'Kiota v1.0 models': "export { run } from './cases/kiota-v1.mjs'",
  'Kiota beta models': "export { run } from './cases/kiota-beta.mjs'",
};
/** Without ajv's standalone code, whose file is written during the import, and without ACS, which cannot be bundled for browsers. */
const READING = {
  'checks written by hand': "export { read } from './readers/hand.mjs'",
  [OURS]: "export { init, TransferTracker } from 'graph-call-transfer/notifications'",
  valibot: "export { read } from './readers/valibot.mjs'",
  zod: "export { read } from './readers/zod.mjs'",
  'ajv, compiled': "export { read } from './readers/ajv.mjs'",
  'Kiota v1.0 models': "export { read } from './readers/kiota-v1.mjs'",
  'Kiota beta models': "export { read } from './readers/kiota-beta.mjs'",
};

/**
 * @typedef {object} Size in bytes, each file compressed by itself, as a server sends them
 * @property {string} title
 * @property {number} files
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 */

/**
 * @typedef {object} Sizes
 * @property {import('../../pkg-template/build/sizes.mjs').EntrySize[]} entries
 * @property {Size[]} making the programs that build a body
 * @property {Size[]} reading the programs that parse notifications
 */

/** @returns {Promise<Sizes>} */
export function measureSizes() {
  return step('sizes', async () => {
    const wasm = (/** @type {string} */ name) => [readFileSync(inProject(`pkg/dist/glue/${wasmFile(name)}`))];
    return {
      entries: await measureEntries(),
      making: await bundled(MAKING, wasm('requests')),
      reading: await bundled(READING, wasm('notifications')),
    };
  });
}

/**
 * @param {Record<string, string>} programs
 * @param {readonly Uint8Array[]} wasm the files that ours also needs
 */
async function bundled(programs, wasm) {
  const sizes = [];
  for (const [title, program] of Object.entries(programs)) {
    sizes.push(size(title, [await minified(program), ...(title === OURS ? wasm : [])]));
  }
  return sizes;
}

/**
 * @param {Sizes} sizes
 * @returns {import('./table.mjs').Table[]}
 */
export function sizeTables({ entries, making, reading }) {
  const head = ['KiB', 'files', 'raw', 'gzip -9', 'brotli 11'];
  const cells = (/** @type {Size} */ { title, files, raw, gzip, brotli }) =>
    [title, String(files)].concat([raw, gzip, brotli].map(kib));
  /** @type {Readonly<Record<string, { text: string, limit: number }>>} */
  const aims = AIMS;
  return [
    {
      title: 'Entries for the web: the script, bundled and minified by esbuild, with the wasm modules',
      head: [...head, 'aim'],
      rows: entries.map(({ subpath, title, ...entry }) => {
        const aim = aims[subpath];
        const name = `graph-call-transfer${subpath}: ${title}`;
        return [...cells({ title: name, ...entry }), aim === undefined ? '' : verdict(aim, entry.brotli)];
      }),
      notes: [
        'Each file is compressed by itself. `/requests` and `/calls` also load the module that sends, at the first send.',
      ],
    },
    {
      title: 'The smallest program that builds a body, bundled and minified by esbuild for browsers',
      head,
      rows: making.map(cells),
      notes: ['Ours also checks the transfer, which the programs of the peers do not.'],
    },
    {
      title: 'The smallest program that parses notifications, bundled in the same way',
      head,
      rows: reading.map(cells),
      notes: ['Ours returns the verdict on the transfer too, which the programs of the peers do not.'],
    },
  ];
}

/**
 * @param {string} title
 * @param {readonly Uint8Array[]} files
 * @returns {Size}
 */
function size(title, files) {
  const sum = (/** @type {(file: Uint8Array) => number} */ measure) =>
    files.reduce((all, file) => all + measure(file), 0);
  return {
    title,
    files: files.length,
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    // The highest quality is the default.
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}

/** @param {string} contents */
async function minified(contents) {
  const stdin = { contents, resolveDir: inProject('tests/bench') };
  const { outputFiles } = await bundle({ stdin, minify: true, legalComments: 'none' });
  return outputFiles?.[0]?.contents ?? new Uint8Array();
}

/** @param {import('esbuild').BuildOptions} options */
async function bundle(options) {
  const { build } = await import('esbuild');
  return build({
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    absWorkingDir: root,
    write: false,
    logLevel: 'silent',
    ...options,
  });
}
