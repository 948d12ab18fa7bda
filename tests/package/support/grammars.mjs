// @ts-check
/** The grammars of the snippets' languages: whether a text is code of a language, and its literals. */

import treeSitter from '@vscode/tree-sitter-wasm';
import { inProject } from '../../../pkg-template/build/project.mjs';

/** @import { Language, Node } from '@vscode/tree-sitter-wasm' */
/** @import { SnippetLanguage } from 'graph-call-transfer/snippets' */

const GRAMMARS = /** @type {const} */ ({
  curl: 'bash',
  fetch: 'javascript',
  package: 'javascript',
  csharp: 'c-sharp',
  go: 'go',
  java: 'java',
  javascript: 'javascript',
  php: 'php',
  python: 'python',
});

/** The grammars' names of a quoted string, and of a word of Bash with several parts. */
const LITERALS =
  /^(string|raw_string|string_literal|interpreted_string_literal|encapsed_string|interpolated_string_expression|template_string|concatenation)$/;

await treeSitter.Parser.init();
const parser = new treeSitter.Parser();
/** @type {Map<string, Language>} */
const loaded = new Map();

/**
 * Reads code by the grammar of its language.
 *
 * @param {SnippetLanguage} language
 * @param {string} code
 */
export async function parse(language, code) {
  const name = GRAMMARS[language];
  const folder = 'node_modules/@vscode/tree-sitter-wasm/wasm';
  const grammar = loaded.get(name) ?? (await treeSitter.Language.load(inProject(`${folder}/tree-sitter-${name}.wasm`)));
  loaded.set(name, grammar);
  parser.setLanguage(grammar);
  const tree = parser.parse(code);
  if (!tree) throw new Error(`${language} was not read`);
  /** @type {string[]} */
  const literals = [];
  const shape = walk(tree.rootNode, literals);
  const hasError = tree.rootNode.hasError;
  tree.delete();
  return { hasError, shape, literals };
}

/**
 * Returns the structure of the code without the content of its literals.
 *
 * @param {Node} node
 * @param {string[]} literals filled
 * @returns {string}
 */
function walk(node, literals) {
  if (LITERALS.test(node.type)) {
    literals.push(node.text);
    return 'literal';
  }
  const children = node.children.map((child) => (child ? walk(child, literals) : ''));
  return children.length === 0 ? node.text : `(${node.type} ${children.join(' ')})`;
}
