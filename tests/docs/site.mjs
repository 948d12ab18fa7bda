// @ts-check
/** Builds the documentation: the guide with the code book, the API of the package, the API of the crate. */

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRIES } from '../../pkg-template/build/entries.mjs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { StepFailed, step } from '../../pkg-template/build/steps.mjs';
import { codeBookPage } from './code-book.mjs';
import { writeGuide } from './guide.mjs';
import { brokenLinks } from './links.mjs';
import { projectFiles } from './project-files.mjs';
import { checkSite } from './site-links.mjs';

const SITE = inProject('target/site');

/** Builds and checks the whole site. Warnings of every tool are errors. */
export async function buildSite() {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(SITE, { recursive: true });
  await step('links of the Markdown files', checkMarkdown);
  await step('API of the package (typedoc)', writePackageApi);
  await step('API of the crate (rustdoc)', writeCrateApi);
  await step('guide', async () => writeGuide(SITE, projectFiles(), await codeBookPage()));
  await step('links of the site', async (line) => {
    const { problems, pages, links } = await checkSite(SITE);
    refuse(problems);
    line.note(`${pages} pages, ${links} links`);
  });
  console.log(`The site is in ${SITE}: open index.html`);
}

function checkMarkdown() {
  const project = projectFiles();
  refuse([...project.files].filter((file) => file.endsWith('.md')).flatMap((file) => brokenLinks(file, project)));
}

async function writePackageApi() {
  const options = inProject('tests/docs/typedoc.json');
  // By its path: the TypeScript beside it is an older one, which typedoc needs.
  const typedoc = inProject('tests/docs/node_modules/typedoc/bin/typedoc');
  const entries = ENTRIES.map(({ types }) => inProject(`pkg-template/types/${types}`));
  await run(process.execPath, [typedoc, '--options', options, '--out', join(SITE, 'api'), ...entries], {
    cwd: inProject('tests/docs'),
  });
}

async function writeCrateApi() {
  const target = inProject('target');
  // Pages of items that were renamed would remain.
  rmSync(join(target, 'doc'), { recursive: true, force: true });
  await run('cargo', ['doc', '--locked', '--no-deps', '--lib', '--target-dir', target], {
    env: { RUSTDOCFLAGS: '-D warnings' },
  });
  cpSync(join(target, 'doc'), join(SITE, 'rust'), { recursive: true });
  // rustdoc links to it, and writes it for workspaces only.
  writeFileSync(
    join(SITE, 'rust', 'index.html'),
    '<meta http-equiv="refresh" content="0; url=graph_call_transfer/index.html">\n',
  );
}

/** @param {readonly string[]} problems */
function refuse(problems) {
  if (problems.length > 0) throw new StepFailed(`Broken links: ${problems.length}`, problems.join('\n'));
}
