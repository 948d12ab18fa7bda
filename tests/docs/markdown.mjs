// @ts-check
/** Reads Markdown as the forge does: which anchors a document has, and which links it contains. */

import GithubSlugger from 'github-slugger';
import { marked } from 'marked';

/** @import { Token, Tokens } from 'marked' */

/** Raw HTML is rare in our documents; its links count all the same. */
const HTML_LINK = /\b(?:href|src)="([^"]*)"/g;

/** A path from the root of the project, without placeholders. */
const PATH = /^(?:src|pkg-template|www|tests|\.github)\/[\w./-]+$/;

/**
 * Lists the anchors of a document: the ids that the forge gives its headings.
 * @param {string} text
 * @returns {Set<string>}
 */
export function anchors(text) {
  const slugger = new GithubSlugger();
  /** @type {Set<string>} */
  const found = new Set();
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'heading') found.add(slugger.slug(plainText(token.tokens ?? [])));
  });
  return found;
}

/**
 * Lists the targets of the links and images of a document, in its order. Code contains none.
 * @param {string} text
 * @returns {string[]}
 */
export function linkTargets(text) {
  /** @type {string[]} */
  const found = [];
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'link' || token.type === 'image') found.push(token.href);
    if (token.type === 'html') found.push(...[...token.raw.matchAll(HTML_LINK)].map((match) => match[1] ?? ''));
  });
  return found;
}

/**
 * Lists the code spans that name a file or folder of the project.
 * @param {string} text
 * @returns {string[]}
 */
export function namedPaths(text) {
  /** @type {string[]} */
  const found = [];
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'codespan' && PATH.test(token.text)) found.push(token.text);
  });
  return found;
}

/**
 * Returns the text of inline Markdown without its marks.
 * @param {readonly Token[]} tokens
 * @returns {string}
 */
export function plainText(tokens) {
  return tokens
    .map((token) => {
      const { tokens: inner, text } = /** @type {Tokens.Generic} */ (token);
      return inner ? plainText(inner) : (text ?? '');
    })
    .join('');
}
