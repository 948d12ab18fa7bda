// @ts-check
/** Reads which files of the crate use which: `use` declarations, followed through re-exports to the file that defines the name. */

/** @typedef {{ file: string, names: Map<string, string[]>, uses: string[][] }} Module */

const USE = /^\s*(pub(?:\([^)]*\))? )?use ([^;]+);/gm;
const TESTS = /#\[cfg\(test\)\]\s*mod \w+ \{[\s\S]*/;

/**
 * Returns the files that each file of `src` uses. Tests are left out.
 * @param {readonly import('./sources.mjs').Source[]} sources
 * @returns {Map<string, Set<string>>}
 */
export function rustUsesOf(sources) {
  /** @type {Map<string, Module>} */
  const modules = new Map();
  for (const { file, text } of sources) {
    if (!/^src\/.*\.rs$/.test(file) || /(^|_)tests\.rs$|\/tests\//.test(file)) continue;
    const path = pathOf(file);
    /** @type {Module} */
    const module = { file, names: new Map(), uses: [] };
    for (const { 1: isPublic, 2: tree = '' } of text.replace(TESTS, '').matchAll(USE)) {
      for (const used of flatten(tree.replace(/\s+/g, ' '))) {
        const { target, name } = absolute(used, path);
        if (!target) continue;
        if (isPublic && path.length < target.length && path.every((part, at) => target[at] === part)) {
          module.names.set(name, target);
        } else module.uses.push(target);
      }
    }
    modules.set(path.join('::'), module);
  }
  return new Map(
    [...modules.values()].map(({ file, uses }) => {
      const found = uses
        .map((path) => definingFile(path, modules))
        .filter((used) => used !== undefined && used !== file);
      return [file, new Set(/** @type {string[]} */ (found))];
    }),
  );
}

/** @param {string} file */
function pathOf(file) {
  const parts = file
    .replace(/^src\//, '')
    .replace(/\.rs$/, '')
    .split('/');
  if (parts.at(-1) === 'mod' || parts.at(-1) === 'lib') parts.pop();
  return parts;
}

/**
 * Writes `a::{b, c::d}` out as its paths.
 * @param {string} tree
 * @returns {string[]}
 */
function flatten(tree) {
  const open = tree.indexOf('{');
  if (open < 0) return [tree.trim()];
  const head = tree.slice(0, open).trim();
  const parts = [];
  let depth = 0;
  let part = '';
  for (const letter of tree.slice(open + 1, tree.lastIndexOf('}'))) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (letter === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part].filter((text) => text.trim() !== '').flatMap((text) => flatten(`${head}${text.trim()}`));
}

/**
 * @param {string} used
 * @param {readonly string[]} path of the module that uses it
 * @returns {{ target?: string[], name: string }}
 */
function absolute(used, path) {
  const [written = '', alias] = used.split(' as ');
  const segments = written.trim().split('::');
  const name = alias?.trim() ?? segments.at(-1) ?? '';
  if (segments[0] === 'crate') return { target: segments.slice(1), name };
  if (segments[0] === 'self') return { target: [...path, ...segments.slice(1)], name };
  if (segments[0] !== 'super') return { name };
  const base = [...path];
  while (segments[0] === 'super') {
    segments.shift();
    base.pop();
  }
  return { target: [...base, ...segments], name };
}

/**
 * @param {readonly string[]} path
 * @param {ReadonlyMap<string, Module>} modules
 * @param {number} [hops]
 * @returns {string | undefined}
 */
function definingFile(path, modules, hops = 0) {
  for (let length = path.length; length >= 0; length -= 1) {
    const module = modules.get(path.slice(0, length).join('::'));
    if (!module) continue;
    const next = module.names.get(path[length] ?? '');
    if (!next || hops > 8) return module.file;
    return definingFile([...next, ...path.slice(length + 1)], modules, hops + 1);
  }
  return undefined;
}
