// @ts-check
/** Finds the links of a Markdown file that lead nowhere, and the paths in it that do not exist. */

import { posix } from 'node:path';
import { anchors, linkTargets, namedPaths } from './markdown.mjs';

/**
 * @typedef {object} Project
 * @property {ReadonlySet<string>} files the paths of all files, relative to the project, with `/`
 * @property {(path: string) => string} read
 */

/** The files of the package: they are published without the rest of the project, and the folder with them. */
const PUBLISHED_ALONE = /^(?:pkg-template\/(?:README\.md|docs\/)|CHANGELOG\.md)/;
const PUBLISHED_FILE = /^(?:pkg-template\/(?:README\.md|docs\/.*|CHANGELOG\.md))$/;

/** Written by the build: named in documents, but not part of the project. */
const BUILT = ['www/dist'];

/**
 * Returns one sentence for each broken link of a file. Links to other sites are checked for their form only.
 * @param {string} file
 * @param {Project} project
 * @returns {string[]}
 */
export function brokenLinks(file, project) {
  const text = project.read(file);
  const unknownPaths = namedPaths(text)
    .filter((path) => !BUILT.includes(path) && !exists(path.replace(/\/$/, ''), project))
    .map((path) => `${file}: \`${path}\` does not exist`);
  const links = linkTargets(text).flatMap((target) => {
    const fault = target.startsWith('#')
      ? faultOfAnchor(target.slice(1), file, project)
      : /^[a-z][a-z\d+.-]*:/i.test(target)
        ? faultOfUrl(target)
        : faultOfPath(target, file, project);
    return fault === undefined ? [] : [`${file}: the link "${target}" ${fault}`];
  });
  return [...links, ...unknownPaths];
}

/**
 * @param {string} target
 * @returns {string | undefined}
 */
export function faultOfUrl(target) {
  if (!URL.canParse(target)) return 'is not a URL';
  const { protocol, hostname } = new URL(target);
  if (protocol !== 'https:') return `has the scheme ${protocol} expected https:`;
  return hostname.includes('.') ? undefined : 'has an incomplete host name';
}

/**
 * @param {string} target
 * @param {string} file
 * @param {Project} project
 * @returns {string | undefined}
 */
function faultOfPath(target, file, project) {
  if (target.startsWith('/')) return 'is absolute: expected a path relative to the file';
  const [path = '', anchor] = target.split('#');
  const linked = posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, '');
  if (PUBLISHED_ALONE.test(file) && !PUBLISHED_FILE.test(linked)) {
    return 'is relative, but this file is published without the others';
  }
  // The build puts it beside the README.
  const found = linked === 'pkg-template/CHANGELOG.md' ? 'CHANGELOG.md' : linked;
  if (project.files.has(found)) return anchor === undefined ? undefined : faultOfAnchor(anchor, found, project);
  return exists(found, project) ? undefined : `leads to ${found}, which does not exist`;
}

/**
 * @param {string} path of a file or folder, without a slash at its end
 * @param {Project} project
 */
function exists(path, { files }) {
  return files.has(path) || [...files].some((file) => file.startsWith(`${path}/`));
}

/**
 * @param {string} anchor
 * @param {string} file
 * @param {Project} project
 * @returns {string | undefined}
 */
function faultOfAnchor(anchor, file, project) {
  if (!file.endsWith('.md')) return 'has an anchor, which only Markdown files have here';
  return anchors(project.read(file)).has(anchor) ? undefined : `has an anchor that ${file} does not have`;
}
