// @ts-check
/** Reads and rewrites type declarations. */

/**
 * Lists the values (functions, classes, constants) that a declaration file exports. Types are not among them.
 * @param {string} text
 * @returns {string[]} sorted
 */
export function exportedValues(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  if (/^export\s+\*/m.test(code)) throw new Error('"export *" hides which values are exported: name them');
  const declared = [
    ...code.matchAll(/^export\s+(?:declare\s+)?(?:async\s+)?(?:function|class|const|let|enum)\s+(\w+)/gm),
  ];
  const listed = [...code.matchAll(/^export\s*\{([^}]*)\}/gm)].flatMap((list) => (list[1] ?? '').split(','));
  const names = listed.map((item) => item.trim()).filter((item) => item !== '' && !item.startsWith('type '));
  return [
    ...new Set([...declared.map((match) => match[1] ?? ''), ...names.map((item) => item.split(' as ').at(-1) ?? '')]),
  ].sort();
}

/**
 * Converts declarations for `import` to declarations for `require`: the same text, with the other extension in its imports.
 * A package of type "module" needs both, or TypeScript takes the CommonJS files for ES modules.
 * @param {string} text
 */
export function forCommonJs(text) {
  return text.replace(/(['"])(\.{1,2}\/[^'"]+)\.js\1/g, '$1$2.cjs$1');
}
