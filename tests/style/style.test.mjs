// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cyclesOf } from './cycles.mjs';
import { importsOf } from './imports.mjs';
import { layerViolations } from './layers.mjs';
import { proseOf } from './prose.mjs';
import { rustUsesOf } from './rust-uses.mjs';
import { duplicateTypes } from './types.mjs';
import { forbiddenIn } from './words.mjs';

/** @param {string} file @param {string} text @returns {import('./sources.mjs').Source} */
const source = (file, text) => ({
  file,
  text,
  language: file.endsWith('.rs') ? 'rust' : file.endsWith('.md') ? 'markdown' : 'javascript',
});

/** @type {[string, string, string[]][]} a file, its text, and what is forbidden in it */
const PROSE = [
  ['a.rs', '/// What it is.\npub fn told() {}', ['What …']],
  ['a.rs', '/// Returns the id.\n/// What follows is a second line.\nfn f() {}', []],
  ['a.rs', '#[test]\nfn what_is_told_twice_counts_once() {}', ['told']],
  ['a.rs', 'let url = "https://example.org/told";', []],
  ['a.js', '/** What it is. */\nconst a = 1; // nobody knows', ['What …', 'nobody']],
  ['a.js', "/** Returns `told`. */\nconst text = 'he told';", []],
  ['a.js', "test('the page tells everything', () => {});", ['tells']],
  ['a.md', 'It is told.\n\n```js\ntold();\n```\n', ['told']],
  ['a.md', 'What can it do?\n', []],
];

for (const [file, text, expected] of PROSE) {
  test(`words of ${JSON.stringify(text)} are found where people read them`, () => {
    const found = proseOf(source(file, text)).flatMap(({ text: words, isDoc }) => forbiddenIn(words, isDoc));
    assert.deepEqual(found, expected);
  });
}

test('import cycles include types and comments of types', () => {
  const sources = [
    source('a/one.js', "/** @import { Two } from './two.js' */"),
    source('a/two.ts', "export type { One } from '../a/three.js';"),
    source('a/three.d.ts', "type One = import('./one.js').One;"),
    source('a/four.js', "import { one } from './one.js';"),
  ];
  const imports = importsOf([...sources.slice(0, 1), source('a/two.js', sources[1]?.text ?? ''), ...sources.slice(2)]);
  assert.deepEqual(cyclesOf(imports), [['a/one.js', 'a/three.d.ts', 'a/two.js']]);
});

test('cycles of the crate follow re-exports to the file that defines a name', () => {
  const sources = [
    source('src/lib.rs', 'pub mod a;\npub mod b;\npub use self::a::One;'),
    source('src/a/mod.rs', 'mod one;\npub use self::one::{One, Other as Another};'),
    source('src/a/one.rs', 'use crate::b::Two;'),
    source('src/b.rs', 'use super::a::{self, Another};\n#[cfg(test)]\nmod tests {\n    use crate::One;\n}'),
  ];
  assert.deepEqual(cyclesOf(rustUsesOf(sources)), [['src/a/one.rs', 'src/b.rs']]);
  assert.deepEqual(cyclesOf(rustUsesOf(sources.slice(0, 3))), []);
});

test('duplicate type names are found outside of tests', () => {
  const sources = [
    source('src/a.rs', 'pub struct Place;\nimpl Iterator for A { \n    type Item = B;\n}'),
    source('src/b.rs', 'enum Place { A }\nimpl Iterator for B { \n    type Item = C;\n}'),
    source('src/c_tests.rs', 'struct Place;'),
    source('src/d.rs', '#[cfg(test)]\nmod tests {\n    struct Place;\n}'),
  ];
  assert.deepEqual(duplicateTypes(sources), [{ name: 'Place', files: ['src/a.rs', 'src/b.rs'] }]);
});

test('imports of the page lead to lower layers, types included', () => {
  const sources = [
    source('www/page/store/a.ts', "import type { B } from '../ui/b.js';\nimport { c } from '../model/c.js';"),
    source('www/page/ui/b.tsx', "import { a } from '../store/a.js';"),
    source('www/page/model/c.ts', "import type { D } from '../../protocol/d.js';"),
    source('www/page/e.ts', ''),
    source('www/protocol/d.d.ts', ''),
  ];
  assert.deepEqual(layerViolations(importsOf(sources)), [
    'www/page/store/a.ts imports www/page/ui/b.tsx',
    'www/page/e.ts is in no layer',
  ]);
});
