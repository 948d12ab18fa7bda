// @ts-check
/** The words in the sources of the page, read by the parser that builds it. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { load } from './bundle.mjs';

// The page's address has the language.
Object.assign(globalThis, { location: { hash: '', search: '' } });

const PAGE = fileURLToPath(new URL('../../www/page/', import.meta.url));
const sources = readdirSync(PAGE, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(PAGE, file), 'utf8') }));

/** Attributes that people perceive. */
const SPOKEN = /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label)$/;

/**
 * @param {string} file
 * @param {string} text
 */
function parsed(file, text) {
  const { program, errors } = parseSync(file, text);
  assert.deepEqual(errors, [], file);
  return program;
}

/** The words that an expression writes by itself. @param {any} node @returns {string} */
function wordsOf(node) {
  switch (node?.type) {
    case 'JSXText':
    case 'Literal':
      return typeof node.value === 'string' ? node.value : '';
    case 'TemplateLiteral':
      return node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked).join(' ');
    case 'JSXExpressionContainer':
      return wordsOf(node.expression);
    case 'ConditionalExpression':
      return `${wordsOf(node.consequent)} ${wordsOf(node.alternate)}`;
    case 'LogicalExpression':
      return `${wordsOf(node.left)} ${wordsOf(node.right)}`;
    case 'BinaryExpression':
      return node.operator === '+' ? `${wordsOf(node.left)} ${wordsOf(node.right)}` : '';
    default:
      return '';
  }
}

/**
 * The texts that a source writes into the page without the catalogue.
 *
 * @param {string} file
 * @param {string} text
 */
function literals(file, text) {
  /** @type {string[]} */
  const found = [];
  const look = (/** @type {any} */ node) => {
    const words = wordsOf(node);
    if (/\p{L}{2}/u.test(words)) found.push(`${file}: ${words.trim()}`);
  };
  new Visitor({
    JSXElement: ({ children }) => children.forEach(look),
    JSXFragment: ({ children }) => children.forEach(look),
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && SPOKEN.test(name.name)) look(value);
    },
  }).visit(parsed(file, text));
  return found;
}

/**
 * The texts that are read while a module loads: they would stay in the language of that moment.
 *
 * @param {string} file
 * @param {string} text
 */
function readEarly(file, text) {
  const program = parsed(file, text);
  /** @type {Set<string>} */
  const names = new Set();
  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      if (!/(?:^|\/)texts\//.test(source.value) && !file.startsWith('texts')) return;
      for (const { local } of specifiers) if (/texts$/i.test(local.name)) names.add(local.name);
    },
  }).visit(program);
  /** @type {string[]} */
  const found = [];
  let depth = 0;
  const enter = () => {
    depth += 1;
  };
  const leave = () => {
    depth -= 1;
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    MemberExpression({ object, start, end }) {
      if (depth === 0 && object.type === 'Identifier' && names.has(object.name))
        found.push(`${file}: ${text.slice(start, end)}`);
    },
  }).visit(program);
  return found;
}

test('JSX contains no literal text', () => {
  assert.deepEqual(
    literals('a.tsx', 'const a = <p title="Seen">{a === "b" ? "Yes" : no}, {"so " + it} <b>loud</b></p>;'),
    ['a.tsx: Yes', 'a.tsx: so', 'a.tsx: Seen', 'a.tsx: loud'],
  );
  assert.deepEqual(literals('b.tsx', 'const b = <p class="seen">{texts.a}: {texts["b"]} · *</p>;'), []);
  assert.deepEqual(
    sources.flatMap(({ file, text }) => literals(file, text)),
    [],
  );
});

test('no text is read while a module loads', () => {
  const source = "import { texts } from '../texts/index.js';\n";
  assert.deepEqual(readEarly('a.ts', `${source}const a = { b: texts.c.d };`), ['a.ts: texts.c']);
  assert.deepEqual(readEarly('b.ts', `${source}const a = () => texts.c.d; function e() { return texts.f; }`), []);
  assert.deepEqual(
    sources.flatMap(({ file, text }) => readEarly(file, text)),
    [],
  );
});

/** @typedef {{ readonly file: string, readonly text: string }} Source */

/**
 * The texts that are declared and nowhere named.
 *
 * @param {readonly Source[]} read
 */
function unused(read) {
  const all = read.map(({ text }) => text).join('\n');
  const isFound = (/** @type {string} */ pattern) => new RegExp(pattern).test(all);
  /** @type {string[]} */
  const found = [];
  const look = (/** @type {string} */ group, /** @type {any} */ object, isRegion = false) => {
    // A group that is taken as a whole, or by a name that comes at run time.
    if (!isRegion && isFound(`(?:\\.\\.\\.|= )\\w*[tT]exts(?:\\.\\w+)*\\.${group}\\b(?!\\.)|\\.${group}\\[`)) return;
    for (const { key, value } of object.properties) {
      if (key === undefined) continue;
      const name = key.name ?? key.value;
      const before = isRegion ? `\\.|'` : `\\.${group}\\.`;
      if (!isFound(`(?:${before})${name}\\b`) && !isFound(`\\.${group}\\[`)) found.push(`${group}.${name}`);
      if (value.type === 'ObjectExpression') look(name, value);
    }
  };
  for (const { file, text } of read) {
    if (!file.startsWith('texts')) continue;
    new Visitor({
      CallExpression({ callee, arguments: [name, english] }) {
        if (callee.type !== 'Identifier' || callee.name !== 'region' || name?.type !== 'Literal') return;
        look(String(name.value), english, true);
      },
    }).visit(parsed(file, text));
  }
  return found;
}

test('no text has an arrow: from right to left it would point the wrong way', () => {
  const pointing = sources.filter(({ file, text }) => file.startsWith('texts') && /[\u2190-\u21ff]/.test(text));
  assert.deepEqual(
    pointing.map(({ file }) => file),
    [],
  );
});

test('every text that is declared is used', () => {
  const declared = {
    file: 'texts/a.ts',
    text: "export const aTexts = region('a', { b: 'B', c: { d: 'D', e: 'E' }, f: 'F' });",
  };
  const using = { file: 'a.tsx', text: 'const a = () => texts.a.b + texts.a.c.d;' };
  assert.deepEqual(unused([declared, using]), ['c.e', 'a.f']);
  assert.deepEqual(unused(sources), []);
});

test('where the page speaks for the core in English, the core’s own words are in no language', async () => {
  const { accented, errorWords, language } = await load('i18n/language', 'texts/core-words', 'languages/pseudo/index');
  const error = { code: 'network', message: 'no response came', hint: 'look at the call with readCall' };
  const english = errorWords(error);
  assert.deepEqual(english, { message: error.message });
  language.value = { ...accented, core: {} };
  assert.deepEqual(errorWords(error), english);
  language.value = accented;
  assert.deepEqual(Object.keys(errorWords(error)), ['message']);
  assert.match(errorWords(error).message, /^⟦/);
});

test('time spans are written in the same units, whether measured, counted or rough', async () => {
  const { duration, since, wholeSeconds, roughly } = await load('i18n/format');
  assert.deepEqual([88, 2890, 60_000, 65_400].map(duration), ['88 ms', '2.89 sec', '1 min', '1 min, 5 sec']);
  // Clocks that disagree.
  assert.deepEqual([0, 88, -517].map(since), ['+0 ms', '+88 ms', '−517 ms']);
  assert.deepEqual([0, 20, 120, 3601].map(wholeSeconds), ['0 sec', '20 sec', '2 min', '60 min, 1 sec']);
  assert.deepEqual([3.9, 119, 3600, 3900].map(roughly), ['3 sec', '1 min', '1 hr', '1 hr, 5 min']);
});
