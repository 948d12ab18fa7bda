// @ts-check
/** Checks the layers of the console's page: an import leads to a lower layer, or stays in its own. */

/** The layers, the lowest first. */
const LAYERS = ['protocol', 'calls', 'base', 'model', 'i18n', 'texts', 'languages', 'store', 'ui', 'regions', 'app'];

/**
 * Returns the imports of the page that lead to a higher layer, and its files outside of the layers.
 *
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 * @returns {string[]}
 */
export function layerViolations(imports) {
  return [...imports].flatMap(([file, imported]) => {
    if (!file.startsWith('www/page/')) return [];
    const layer = layerOf(file);
    if (layer < 0) return [`${file} is in no layer`];
    return [...imported].filter((other) => layerOf(other) > layer).map((other) => `${file} imports ${other}`);
  });
}

/** @param {string} file */
function layerOf(file) {
  const [, top = '', inner = ''] = file.split('/');
  return LAYERS.indexOf(top === 'page' ? inner : top);
}
