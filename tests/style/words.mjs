// @ts-check
/** The words that stand for too many acts to say one: the style guide names the words to use instead. */

const FORBIDDEN = /\b(tell|tells|telling|told|hear|hears|hearing|heard|stand|stands|standing|stood|nobody|whoever)\b/gi;
/** A document's first word that hides its subject: "Returns…", "The…", "Whether…" name one. */
const OPENING = /^What\b(?!.*\?$)/;

/**
 * Returns the forbidden words of a text.
 * @param {string} text
 * @param {boolean} isDoc whether it is a documentation comment
 * @returns {string[]}
 */
export function forbiddenIn(text, isDoc) {
  const words = [...text.matchAll(FORBIDDEN)].map(([word]) => word);
  if (isDoc && OPENING.test(text.trim())) words.push('What …');
  return words;
}
