// @ts-check
/** The foreign packages, installed once into a cache: Microsoft's SDK for Python, and Express. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { run } from '../../../pkg-template/build/run.mjs';

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'graph-call-transfer-foreign');
const EXPRESS = 'express@5.2.1';

/** @returns {Promise<string>} the path of a Python with the SDK */
export async function installPython() {
  const requirements = inProject('tests/foreign/requirements.txt');
  const folder = join(CACHE, 'python');
  const python = join(folder, 'bin/python');
  const done = join(folder, 'requirements.txt');
  if (existsSync(done) && readFileSync(done, 'utf8') === readFileSync(requirements, 'utf8')) return python;
  mkdirSync(CACHE, { recursive: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
  copyFileSync(requirements, done);
  return python;
}

/** @returns {Promise<string>} a folder in which `import 'express'` works */
export async function installExpress() {
  const folder = join(CACHE, 'express');
  const manifest = join(folder, 'package.json');
  if (existsSync(join(folder, 'node_modules/express'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', EXPRESS], { cwd: folder });
  return folder;
}
