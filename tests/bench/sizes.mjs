// @ts-check
/** What a browser has to load: the package as it is shipped, and the smallest programs with it and with its peers. */

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { inProject, root } from '../tools/project.mjs';
import { step } from '../tools/steps.mjs';
import { kib, verdict } from './figures.mjs';

const WASM = 'pkg/dist/graph_call_transfer_bg.wasm';
const TOGETHER = 'wasm and JS together';
const AIM = { text: '≤ 48 KiB brotli', limit: 48 * 1024 };

const OURS = 'graph-call-transfer, with its wasm';
/** What each program exports, and so what the bundler must keep. */
const MAKING = {
  'object literal + JSON.stringify': "export { run } from './cases/literal.mjs'",
  [OURS]: "export { init, buildTransfer } from 'graph-call-transfer'",
  'Kiota v1.0 models': "export { run } from './cases/kiota-v1.mjs'",
  'Kiota beta models': "export { run } from './cases/kiota-beta.mjs'",
};
/** ajv written beforehand is not among them: its file is made when it is imported. ACS cannot be bundled for browsers. */
const READING = {
  'checks written by hand': "export { read } from './readers/hand.mjs'",
  [OURS]: "export { init, TransferTracker } from 'graph-call-transfer'",
  valibot: "export { read } from './readers/valibot.mjs'",
  zod: "export { read } from './readers/zod.mjs'",
  'ajv, compiled': "export { read } from './readers/ajv.mjs'",
  'Kiota v1.0 models': "export { read } from './readers/kiota-v1.mjs'",
  'Kiota beta models': "export { read } from './readers/kiota-beta.mjs'",
};

/**
 * @typedef {object} Size bytes, each file packed by itself, as a server sends them
 * @property {string} title
 * @property {number} files
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 */

/**
 * @typedef {object} Sizes
 * @property {Size[]} shipped
 * @property {Size[]} making the programs that make a body
 * @property {Size[]} reading the programs that read notifications
 */

/** @returns {Promise<Sizes>} */
export function measureSizes() {
  return step('sizes', async () => {
    const wasm = [readFileSync(inProject(WASM))];
    const js = (await filesForTheWeb()).map((file) => readFileSync(inProject(file)));
    const shipped = [size('wasm', wasm), size('JS for the web', js), size(TOGETHER, [...wasm, ...js])];
    return { shipped, making: await bundled(MAKING, wasm), reading: await bundled(READING, wasm) };
  });
}

/**
 * @param {Record<string, string>} programs
 * @param {readonly Uint8Array[]} wasm what ours needs besides
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
export function sizeTables({ shipped, making, reading }) {
  const head = ['KiB', 'files', 'raw', 'gzip -9', 'brotli 11'];
  const cells = (/** @type {Size} */ { title, files, raw, gzip, brotli }) =>
    [title, String(files)].concat([raw, gzip, brotli].map(kib));
  return [
    {
      title: 'Sizes as shipped for the web',
      head: [...head, 'aim'],
      rows: shipped.map((each) => [...cells(each), each.title === TOGETHER ? verdict(AIM, each.brotli) : '']),
      notes: ['Each file is packed by itself. The simulator is not in it.'],
    },
    {
      title: 'The smallest program that makes a body, bundled and minified by esbuild for browsers',
      head,
      rows: making.map(cells),
      notes: [
        'The wasm file checks, sends, and reads answers and notifications too; the programs of the peers do not.',
      ],
    },
    {
      title: 'The smallest program that reads notifications, bundled likewise',
      head,
      rows: reading.map(cells),
      notes: [
        'Ours with the verdict on the transfer, which the programs of the peers do not know; and with the same wasm file.',
      ],
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

/** Finds the files that the entry for the web imports, itself among them. */
async function filesForTheWeb() {
  const { metafile } = await bundle({ entryPoints: [inProject('pkg/dist/web.js')], metafile: true });
  return Object.keys(metafile?.inputs ?? {});
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
