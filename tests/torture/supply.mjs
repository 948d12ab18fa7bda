// @ts-check
/** All that the project takes from others: where it comes from, under which licence, and what it runs when it is installed. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';

/** @import { Pass } from './pass.mjs' */

/** Licences without conditions on the program that uses the code, except for their notice. */
const LICENCES = [
  ...['MIT', 'MIT-0', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'],
  ...['BlueOak-1.0.0', 'Unlicense', 'Unicode-3.0', 'Zlib', 'CC0-1.0', 'BSL-1.0', 'Python-2.0'],
];

/** What may be a development tool, but no part of what users install. */
const LICENCES_OF_TOOLS = [...LICENCES, 'MPL-2.0', 'CC-BY-4.0', 'LGPL-3.0-or-later'];

/** Packages that run a program when they are installed, each with the reason. */
const INSTALL_SCRIPTS = {
  esbuild: 'checks the binary of this machine; a development tool',
  fsevents: 'optional, on macOS only; a development tool',
};

/** Packages of which several versions are used at run time, each with the reason. */
const SEVERAL_VERSIONS = {
  '@azure/msal-common': '@azure/identity takes two of them',
  'fast-uri': 'fastify takes two of them',
};

/** @param {Pass} pass */
export async function attack(pass) {
  await checkCrates(pass);
  checkPackages(pass);
  checkPublished();
}

/** @param {Pass} pass */
async function checkCrates(pass) {
  const output = await run('cargo', ['metadata', '--format-version', '1', '--locked'], { onlyStdout: true });
  const { packages, resolve } = JSON.parse(output);
  /** @type {Map<string, number>} */
  const versions = new Map();
  for (const { name, version, license, source } of packages) {
    pass.count('crates');
    versions.set(name, (versions.get(name) ?? 0) + 1);
    if (name === resolve.root?.split('#')[1]?.split('@')[0] || source === null) {
      assert.equal(source, null, `${name} is not the crate itself`);
      continue;
    }
    assert.match(source, /^registry\+/, `${name} ${version} does not come from a registry`);
    assertAllowed(`the crate ${name}`, license, LICENCES);
  }
  const locked = readFileSync(inProject('Cargo.lock'), 'utf8').match(/^\[\[package\]\]\n(?:.+\n)+/gm) ?? [];
  for (const text of locked) {
    assert.ok(!text.includes('source = ') || /checksum = "[0-9a-f]{64}"/.test(text), `no checksum: ${text}`);
  }
  for (const file of await filesWithUnsafe()) assert.fail(`${file} contains unsafe code`);
}

/** @returns {Promise<string[]>} the files of the crate that use `unsafe` themselves */
async function filesWithUnsafe() {
  const files = (await run('git', ['ls-files', 'src', 'tests'], { onlyStdout: true })).split('\n');
  const isUnsafe = /\bunsafe\s*(?:\{|fn\b|impl\b|extern\b)|allow\(unsafe_code|expect\(unsafe_code/;
  return files.filter((file) => file.endsWith('.rs') && isUnsafe.test(readFileSync(inProject(file), 'utf8')));
}

/** @param {Pass} pass */
function checkPackages(pass) {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  /** @type {Map<string, Set<string>>} */
  const versions = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (!path.includes('node_modules/') || entry.link) continue;
    pass.count('npm packages');
    const isTool = entry.dev === true || entry.devOptional === true;
    // The lock file names no registry, but every other origin: a repository, a file, an address.
    assert.equal(entry.resolved, undefined, `${name} does not come from a registry`);
    if (!entry.optional) assert.match(entry.integrity ?? '', /^sha512-/, `${name} has no integrity`);
    assertAllowed(`the package ${name}`, entry.license, isTool ? LICENCES_OF_TOOLS : LICENCES);
    if (entry.hasInstallScript) assert.ok(name in INSTALL_SCRIPTS, `${name} runs a script when it is installed`);
    if (!isTool) versions.set(name, (versions.get(name) ?? new Set()).add(entry.version));
  }
  for (const [name, { size }] of versions) {
    assert.ok(size === 1 || name in SEVERAL_VERSIONS, `${name} is used in ${size} versions`);
  }
}

/** What users install takes nothing with it. */
function checkPublished() {
  const published = JSON.parse(readFileSync(inProject('pkg-template/package.json'), 'utf8'));
  assert.deepEqual(Object.keys(published.dependencies ?? {}), []);
  const scripts = Object.keys(published.scripts ?? {}).filter((name) => /install|prepare/.test(name));
  assert.deepEqual(scripts, [], 'the package runs a script when it is installed');
}

/**
 * @param {string} what
 * @param {string | undefined} licence an SPDX expression
 * @param {readonly string[]} allowed
 */
function assertAllowed(what, licence, allowed) {
  const terms = (licence ?? '').replaceAll('/', ' OR ').replace(/[()]/g, '').split(' OR ');
  const isAllowed = terms.some((term) => term.split(' AND ').every((part) => allowed.includes(part.trim())));
  assert.ok(isAllowed, `${what} has the licence ${licence}`);
}
