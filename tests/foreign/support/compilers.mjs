// @ts-check
/** Compiles snippets against the signatures of the SDKs, and runs them: each run writes the request that the snippet sends. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../../../pkg-template/build/run.mjs';
import { csharp } from '../sdk/csharp.mjs';
import { go } from '../sdk/go.mjs';
import { java } from '../sdk/java.mjs';
import { php } from '../sdk/php.mjs';

/** @typedef {{ method: string, url: string, headers: Record<string, string>, body: string }} SentRequest */
/** @typedef {[tool: string, ...args: string[]]} Command */

/**
 * @typedef {object} Compiler
 * @property {string} name
 * @property {readonly string[]} tools the programs that it needs
 * @property {readonly string[]} packages Debian's packages that contain them
 * @property {Readonly<Record<string, string>>} files the signatures of the SDK
 * @property {(folder: string) => Promise<unknown>} prepare compiles them
 * @property {(folder: string, name: string, snippet: string) => Promise<Command>} compile compiles a snippet to a program
 */

/** Without the network: a package that is not among the files is an error. */
const OFFLINE = { GOPROXY: 'off', GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
const CSHARP_LIBRARY = 'sdk.dll';

/** @satisfies {Readonly<Record<string, Compiler>>} */
export const COMPILERS = {
  go: {
    name: 'Go',
    tools: ['go'],
    packages: ['golang-go'],
    files: go.files,
    prepare: (folder) => run('go', ['build', 'github.com/...'], { cwd: folder, env: OFFLINE }),
    async compile(folder, name, snippet) {
      write(folder, { [`${name}/main.go`]: snippet });
      await run('go', ['build', '-o', `${name}/program`, `./${name}`], { cwd: folder, env: OFFLINE });
      return [join(folder, name, 'program')];
    },
  },
  csharp: {
    name: 'C#',
    tools: ['mcs', 'mono'],
    packages: ['mono-mcs', 'mono-runtime'],
    files: csharp.files,
    prepare: (folder) =>
      run('mcs', ['-target:library', `-out:${CSHARP_LIBRARY}`, ...Object.keys(csharp.files)], { cwd: folder }),
    async compile(folder, name, snippet) {
      write(folder, { [`${name}.cs`]: csharp.wrap(snippet) });
      await run('mcs', [`-r:${CSHARP_LIBRARY}`, `-out:${name}.exe`, `${name}.cs`], { cwd: folder });
      return ['mono', `${name}.exe`];
    },
  },
  java: {
    name: 'Java',
    tools: ['javac', 'java'],
    packages: ['default-jdk-headless'],
    files: java.files,
    prepare: (folder) => run('javac', ['-encoding', 'UTF-8', '-d', 'sdk', ...Object.keys(java.files)], { cwd: folder }),
    async compile(folder, name, snippet) {
      const [, className = ''] = /public class (\w+)/.exec(snippet) ?? [];
      const file = `${name}/${className}.java`;
      write(folder, { [file]: snippet });
      await run('javac', ['-encoding', 'UTF-8', '-cp', 'sdk', '-d', name, file], { cwd: folder });
      return ['java', '-cp', `sdk:${name}`, className];
    },
  },
  php: {
    name: 'PHP',
    tools: ['php'],
    packages: ['php-cli'],
    files: php.files,
    prepare: (folder) => run('php', ['-l', 'vendor/autoload.php'], { cwd: folder }),
    async compile(folder, name, snippet) {
      write(folder, { [`${name}.php`]: snippet });
      // Also notices are errors here.
      const strict = 'set_error_handler(fn ($n, $text) => throw new ErrorException($text));';
      write(folder, { 'strict.php': `<?php ${strict}\n` });
      return ['php', '-d', 'auto_prepend_file=strict.php', `${name}.php`];
    },
  },
};

/** @param {Compiler} compiler */
export function isInstalled({ tools }) {
  return tools.every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0);
}

/**
 * Runs a program.
 * @param {string} folder
 * @param {Command} command
 * @param {string} token
 * @returns {Promise<SentRequest>} the request that it sends
 */
export async function sentRequest(folder, [tool, ...args], token) {
  const record = join(folder, 'record.json');
  writeFileSync(record, 'null');
  await run(tool, args, { cwd: folder, env: { GRAPH_TOKEN: token, RECORD: record } });
  return JSON.parse(readFileSync(record, 'utf8'));
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} files
 */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
