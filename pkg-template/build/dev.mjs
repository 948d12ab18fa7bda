// @ts-check
import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { command, report } from './command.mjs';
import { buildPackage } from './package.mjs';
import { buildPage } from './page.mjs';
import { inProject } from './project.mjs';
import { runInForeground } from './run.mjs';
import { setUp } from './setup.mjs';

const HELP = `
npm run dev [-- options]

Serves the console like npm start, and builds the package and the page again whenever their sources
change: reload the page to see it. The server starts again when its own files change. The options are
those of npm start.
`;

const SOURCES = ['src', 'Cargo.toml', 'pkg-template', 'www'];
/** An editor that saves several files makes one change. */
const SETTLED_MS = 150;

let changed = false;
let building = false;

await command(HELP, async (args) => {
  await setUp();
  await buildPackage();
  await buildPage();
  for (const source of SOURCES) {
    watch(inProject(source), { recursive: true }, (_event, file) => {
      if (!/(^|\/)(dist|node_modules)(\/|$)/.test(file ?? '')) void rebuild();
    });
  }
  const server = ['--watch', '--watch-preserve-output', inProject('www/server/main.js'), ...args];
  process.exit(await runInForeground(process.execPath, server));
});

async function rebuild() {
  changed = true;
  if (building) return;
  building = true;
  while (changed) {
    await sleep(SETTLED_MS);
    changed = false;
    await buildPackage().then(buildPage).catch(report);
  }
  building = false;
}
