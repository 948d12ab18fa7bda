// @ts-check
/** Finds type names that the crate defines more than once: a reader who meets one cannot know which it is. */

const TYPE = /^\s*(?:pub(?:\([^)]*\))? )?(?:struct|enum|trait|union|type) (\w+)/gm;
const TESTS = /#\[cfg\(test\)\]\s*mod \w+ \{[\s\S]*/;

/**
 * Returns each name that is defined in more than one place of `src`, associated types and tests left out.
 * @param {readonly import('./sources.mjs').Source[]} sources
 * @returns {{ name: string, files: string[] }[]}
 */
export function duplicateTypes(sources) {
  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const { file, text } of sources) {
    if (!file.startsWith('src/') || !file.endsWith('.rs') || /(^|_)tests\.rs$|\/tests\//.test(file)) continue;
    for (const { 0: definition, 1: name = '' } of text.replace(TESTS, '').matchAll(TYPE)) {
      // An associated type is indented, and belongs to its trait.
      if (/^\s+type /.test(definition.replace(/^\n+/, ''))) continue;
      places.set(name, [...(places.get(name) ?? []), file]);
    }
  }
  return [...places].filter(([, files]) => files.length > 1).map(([name, files]) => ({ name, files }));
}
