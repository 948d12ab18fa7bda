// @ts-check
/** The links of every Markdown file of the project, and the checker that reads them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLinks } from './links.mjs';
import { projectFiles } from './project-files.mjs';

const project = projectFiles();

/** The document of a starting project names files of that project: tests/cli/new.test.mjs checks them where they are written. */
const TEMPLATES = 'pkg-template/lib/cli/new/templates/';

for (const file of [...project.files].filter((path) => path.endsWith('.md') && !path.startsWith(TEMPLATES))) {
  test(`${file} has no broken link`, () => assert.deepEqual(brokenLinks(file, project), []));
}

/**
 * Checks one document of a small project.
 * @param {string} text
 * @param {string} [file]
 */
function check(text, file = 'docs/page.md') {
  const texts = new Map([
    ['README.md', '# The `house` of it\n\n# Twice\n\n# Twice\n'],
    ['src/lib.rs', ''],
    [file, text],
  ]);
  return brokenLinks(file, { files: new Set(texts.keys()), read: (path) => texts.get(path) ?? '' });
}

test('link checker accepts files, folders, anchors and https', () => {
  const text = `# Here
[a](../README.md) [b](../README.md#the-house-of-it) [c](../README.md#twice-1) [d](#here) [e](../src) [f](../src/lib.rs)
[g](https://example.com/x?y#z) [h]

[h]: ../src/`;
  assert.deepEqual(check(text), []);
});

test('link checker ignores code', () => {
  assert.deepEqual(check('`[a](b.md)`\n\n```md\n[a](b.md)\n```\n'), []);
});

for (const [text, fault] of /** @type {const} */ ([
  ['[a](b.md)', 'leads to docs/b.md, which does not exist'],
  ['![a](b.png)', 'leads to docs/b.png, which does not exist'],
  ['<img src="b.png">', 'leads to docs/b.png, which does not exist'],
  ['[a](../readme.md)', 'leads to readme.md, which does not exist'],
  ['[a](../README.md#twice-2)', 'has an anchor that README.md does not have'],
  ['[a](#there)', 'has an anchor that docs/page.md does not have'],
  ['[a](../src/lib.rs#L1)', 'has an anchor, which only Markdown files have here'],
  ['[a](/README.md)', 'is absolute: expected a path relative to the file'],
  ['[a](http://example.com)', 'has the scheme http: expected https:'],
  ['[a](https://example)', 'has an incomplete host name'],
])) {
  test(`link checker reports ${text}`, () => {
    const [problem = '', ...others] = check(text);
    assert.ok(problem.endsWith(fault), problem);
    assert.deepEqual(others, []);
  });
}

test('link checker reports paths in code spans that do not exist', () => {
  const text = '`src/lib.rs`, `src`, `src/`, `src/<name>.rs`, `www/dist`, `src/main.rs`, `cargo test src/x`';
  assert.deepEqual(check(text), ['docs/page.md: `src/main.rs` does not exist']);
});

test('link checker refuses relative links in a file that is published alone', () => {
  assert.match(check('[a](README.md)', 'CHANGELOG.md').join(), /published without the others/);
});
