// @ts-check
/** Renders the guide: the Markdown documents of the project as pages of the site. */

import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { Marked } from 'marked';
import { inProject } from '../../pkg-template/build/project.mjs';
import { plainText } from './markdown.mjs';

/** The pages in the order of the navigation; that of the code book has no file as its source. */
const PAGES = [
  { source: 'README.md', page: 'index.html', title: 'Overview' },
  { source: 'pkg-template/README.md', page: 'package.html', title: 'Package' },
  { source: 'pkg-template/docs/ten-minutes.md', page: 'ten-minutes.html', title: 'In ten minutes' },
  { source: 'pkg-template/docs/command-line.md', page: 'command-line.html', title: 'The command line' },
  { source: 'pkg-template/docs/requests.md', page: 'requests.html', title: 'Requests' },
  { source: 'pkg-template/docs/outcome.md', page: 'outcome.html', title: 'The outcome' },
  { source: 'pkg-template/docs/webhook.md', page: 'webhook.html', title: 'The webhook' },
  { source: 'pkg-template/docs/consultation.md', page: 'consultation.html', title: 'Consultations' },
  { source: 'pkg-template/docs/simulator.md', page: 'simulator.html', title: 'The simulator' },
  { source: 'pkg-template/docs/codes.md', page: 'snippets.html', title: 'Codes and snippets' },
  { source: 'pkg-template/docs/logs.md', page: 'logs.html', title: 'Logs and diagrams' },
  { source: 'pkg-template/docs/recipes.md', page: 'recipes.html', title: 'Recipes' },
  { source: 'pkg-template/docs/hosts.md', page: 'hosts.html', title: 'Hosts' },
  { source: undefined, page: 'codes.html', title: 'Codes' },
  { source: 'www/README.md', page: 'console.html', title: 'Console' },
  { source: '.github/ARCHITECTURE.md', page: 'architecture.html', title: 'Architecture' },
  { source: '.github/CONTRIBUTING.md', page: 'contributing.html', title: 'Contributing' },
  { source: '.github/SECURITY.md', page: 'security.html', title: 'Security' },
  { source: '.github/RELEASING.md', page: 'releasing.html', title: 'Releasing' },
  { source: 'CHANGELOG.md', page: 'changelog.html', title: 'Changelog' },
];

/** The parts of the site that other tools build. */
const REFERENCES = [
  { page: 'api/index.html', title: 'JavaScript API' },
  { page: 'rust/graph_call_transfer/index.html', title: 'Rust API' },
];

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 4rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; margin: 1rem 0; padding: 0; }
nav [aria-current] { font-weight: bold; }
pre { border: 1px solid; overflow-x: auto; padding: 0.75rem; }
code { font-size: 0.9em; overflow-wrap: anywhere; }
pre code { overflow-wrap: normal; }
.table { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
img { height: auto; max-width: 100%; }
`;

/**
 * Writes every page, and the images and files that they link to.
 * @param {string} site the folder of the site
 * @param {import('./links.mjs').Project} project
 * @param {string} codes the page of the code book, as Markdown
 */
export function writeGuide(site, project, codes) {
  for (const { source, page, title } of PAGES) {
    const markdown = source === undefined ? codes : project.read(source);
    const content = render(markdown, source ?? page, (path) => publish(path, site));
    writeFileSync(join(site, page), layout(title, page, content));
  }
}

/**
 * @param {string} markdown
 * @param {string} source where it is, for its relative links
 * @param {(path: string) => string | undefined} urlOf
 */
function render(markdown, source, urlOf) {
  const slugger = new GithubSlugger();
  /** @param {string} href */
  const resolve = (href) => {
    if (/^(?:[a-z][a-z\d+.-]*:|#)/i.test(href)) return href;
    const [path = '', anchor] = href.split('#');
    const url = urlOf(posix.join(posix.dirname(source), decodeURI(path)));
    return url !== undefined && anchor !== undefined ? `${url}#${anchor}` : url;
  };
  const marked = new Marked({
    renderer: {
      heading({ depth, tokens }) {
        const id = slugger.slug(plainText(tokens));
        return `<h${depth} id="${escapeHtml(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const url = resolve(href);
        const text = this.parser.parseInline(tokens);
        // A folder has no page here: its name remains.
        return url === undefined ? text : `<a href="${escapeHtml(url)}">${text}</a>`;
      },
      image({ href, text }) {
        return `<img src="${escapeHtml(resolve(href) ?? '')}" alt="${escapeHtml(text)}">`;
      },
    },
  });
  return marked
    .parse(markdown, { async: false })
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
}

/**
 * Returns the address of a file of the project on the site; a file that is not a page is copied.
 * @param {string} path
 * @param {string} site
 * @returns {string | undefined} nothing for a folder
 */
function publish(path, site) {
  const page = PAGES.find(({ source }) => source === path)?.page;
  if (page !== undefined) return page;
  if (statSync(inProject(path)).isDirectory()) return undefined;
  const url = `files/${path}`;
  mkdirSync(dirname(join(site, url)), { recursive: true });
  copyFileSync(inProject(path), join(site, url));
  return url;
}

/**
 * @param {string} title
 * @param {string} current the page itself
 * @param {string} content
 */
function layout(title, current, content) {
  const items = [...PAGES, ...REFERENCES].map((entry) => {
    const mark = entry.page === current ? ' aria-current="page"' : '';
    return `<li><a href="${entry.page}"${mark}>${entry.title}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – graph-call-transfer</title>
<style>${STYLE}</style>
</head>
<body>
<nav aria-label="Documentation"><ul>
${items.join('\n')}
</ul></nav>
<main>
${content}</main>
</body>
</html>
`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
