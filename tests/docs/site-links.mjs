// @ts-check
/** Finds the links of a built site that lead nowhere. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { faultOfUrl } from './links.mjs';

/** @typedef {{ ids: ReadonlySet<string>, links: readonly string[] }} Page */

/** rustdoc marks lines of source code by script: its pages have no ids for ranges. */
const SOURCE_LINES = /^\d+-\d+$/;

/**
 * Returns one sentence for each broken link of a site, and how many links there are.
 * @param {string} site its folder
 * @returns {Promise<{ problems: string[], pages: number, links: number }>}
 */
export async function checkSite(site) {
  const files = readdirSync(site, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'));
  const { Parser } = await import('htmlparser2');
  /** @type {Map<string, Page>} */
  const pages = new Map();
  for (const file of files) pages.set(join(site, file), readPage(readFileSync(join(site, file), 'utf8'), Parser));
  const problems = [...pages].flatMap(([file, { links }]) =>
    links.flatMap((link) => {
      const fault = /^[a-z][a-z\d+.-]*:/i.test(link) ? faultOfExternal(link) : faultOfInternal(link, file, pages);
      return fault === undefined ? [] : [`${relative(site, file)}: the link "${link}" ${fault}`];
    }),
  );
  const links = [...pages.values()].reduce((sum, page) => sum + page.links.length, 0);
  return { problems, pages: pages.size, links };
}

/**
 * @param {string} html
 * @param {typeof import('htmlparser2').Parser} Parser
 * @returns {Page}
 */
function readPage(html, Parser) {
  /** @type {Set<string>} */
  const ids = new Set();
  /** @type {Set<string>} */
  const links = new Set();
  const parser = new Parser({
    onopentag(name, { id, href, src }) {
      if (id !== undefined) ids.add(id);
      const link = href ?? src;
      // An empty one is the page itself.
      if (link !== undefined && link !== '' && name !== 'base') links.add(link);
    },
  });
  parser.end(html);
  return { ids, links: [...links] };
}

/** @param {string} link */
function faultOfExternal(link) {
  return /^(?:data|javascript):/.test(link) ? undefined : faultOfUrl(link);
}

/**
 * @param {string} link
 * @param {string} file
 * @param {ReadonlyMap<string, Page>} pages
 * @returns {string | undefined}
 */
function faultOfInternal(link, file, pages) {
  const [address = '', anchor = ''] = link.split('#');
  const path = decodeURIComponent(address.replace(/\?.*$/, ''));
  let found = path === '' ? file : join(dirname(file), path);
  if (found.endsWith('/')) found += 'index.html';
  const page = pages.get(found);
  if (page === undefined) return existsSync(found) ? undefined : 'leads to a file that does not exist';
  // A browser looks for the anchor as it is written, then decoded.
  if ([anchor, decodeURIComponent(anchor)].some((id) => id === '' || page.ids.has(id))) return undefined;
  if (SOURCE_LINES.test(anchor)) return undefined;
  return 'has an anchor that its page does not have';
}
