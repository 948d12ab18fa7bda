// @ts-check
/** TypeScript, in each way to resolve the package, as strict as it gets. */

import { join } from 'node:path';

/** @typedef {import('../host.d.ts').Host} Host */

const STRICT = {
  target: 'es2023',
  lib: ['es2023'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  // The declarations of the package are checked too.
  skipLibCheck: false,
  noEmit: true,
};

/** @type {[name: string, options: object, files: string[]][]} */
const RESOLUTIONS = [
  ['node16', { module: 'node16' }, ['server.mts', 'server.cts']],
  ['nodenext', { module: 'nodenext' }, ['server.mts', 'server.cts']],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }, ['server.mts']],
];

/** @type {readonly Host[]} */
export const typescriptHosts = [5, 7].flatMap((version) =>
  RESOLUTIONS.map(([name, options, files]) => ({
    name: `typescript${version}-${name}`,
    title: `TypeScript ${version}, ${name}, without "dom"`,
    project: 'typescript',
    files: 'typescript',
    check: async (place) => {
      place.write('tsconfig.json', JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
      const compiler = place.installed(`typescript${version}`, 'bin', 'tsc');
      await place.run(process.execPath, [compiler, '-p', join(place.folder, 'tsconfig.json')]);
    },
  })),
);
