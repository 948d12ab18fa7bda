// @ts-check
/** Finds what people read in a source: comments, documents, and the names of tests. */

/** @typedef {{ line: number, text: string, isDoc: boolean }} Prose */

const JS_COMMENT = /\/\*(\*?)([\s\S]*?)\*\/|(?<=^|\s)\/\/(?!\/)[ ](.*)$/gm;
const RUST_COMMENT = /(?<=^|\s)\/\/([/!]?)[ ]?(.*)$/gm;
const JS_TEST = /\b(?:test|it|describe)(?:\.\w+)?\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
const RUST_TEST = /#\[(?:wasm_bindgen_)?test\][\s\S]{0,200}?\bfn (\w+)/g;
const CODE_BLOCK = /^(```|~~~)[\s\S]*?^\1/gm;
/** Code inside of prose, and addresses: no word of ours. */
const CODE = /`[^`\n]*`|https?:\/\/\S+|@\w+ \{[^}]*\}/g;

/**
 * Returns the prose of a source, a piece for each comment, paragraph or test name.
 * @param {import('./sources.mjs').Source} source
 * @returns {Prose[]}
 */
export function proseOf({ language, text }) {
  if (language === 'markdown') return paragraphs(text.replace(CODE_BLOCK, (block) => block.replace(/[^\n]/g, '')));
  return language === 'rust' ? rustProse(text) : javascriptProse(text);
}

/**
 * @param {string} text
 * @returns {Prose[]}
 */
function paragraphs(text) {
  return text.split('\n').map((line, at) => ({ line: at + 1, text: clean(line), isDoc: false }));
}

/**
 * @param {string} text
 * @returns {Prose[]}
 */
function rustProse(text) {
  /** @type {Prose[]} */
  const found = [];
  let previous = -1;
  for (const { index, 1: kind, 2: words = '' } of text.matchAll(RUST_COMMENT)) {
    const line = lineOf(text, index);
    // Only the first line of a comment opens it.
    found.push({ line, text: clean(words), isDoc: kind !== '' && line !== previous + 1 });
    previous = line;
  }
  for (const { index, 1: name = '' } of text.matchAll(RUST_TEST)) {
    found.push({ line: lineOf(text, index), text: name.replaceAll('_', ' '), isDoc: false });
  }
  return found;
}

/**
 * @param {string} text
 * @returns {Prose[]}
 */
function javascriptProse(text) {
  const comments = [...text.matchAll(JS_COMMENT)].map(({ index, 1: star, 2: block, 3: words }) => ({
    line: lineOf(text, index),
    text: clean(block === undefined ? (words ?? '') : block.replace(/^\s*\*\s?/gm, ' ')),
    isDoc: star === '*',
  }));
  const names = [...text.matchAll(JS_TEST)].map(({ index, 2: name = '' }) => ({
    line: lineOf(text, index),
    text: name.replace(/\$\{[^}]*\}/g, ''),
    isDoc: false,
  }));
  return [...comments, ...names];
}

/** @param {string} text */
function clean(text) {
  return text.replace(CODE, ' ').trim();
}

/**
 * @param {string} text
 * @param {number} index
 */
function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}
