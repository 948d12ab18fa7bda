// @ts-check
/** `new`: writes a small, tested starting project. */

import { join } from 'node:path';
import { defineCommand, usageError } from '../arguments.js';
import { EXIT } from '../exit.js';
import { findNearest } from '../nearest.js';
import { plain } from '../text/wrap.js';
import { packageVersion } from '../version.js';
import { PROJECTS } from './projects.js';
import { writeProject } from './write.js';

const NAMES = Object.keys(PROJECTS);
const DEFAULT_FOLDER = 'call-transfer-bot';

export const command = defineCommand({
  name: 'new',
  operands: ['PROJECT [FOLDER]'],
  about: [
    'Writes a small starting project with its tests. It runs against "simulate" at once, without a tenant.',
    `The projects: ${Object.entries(PROJECTS)
      .map(([name, { about }]) => `${name}, ${about}`)
      .join('; ')}. The folder must be empty or new; by default it is ${DEFAULT_FOLDER}.`,
  ],
  options: {},
  examples: [['graph-call-transfer new express my-bot', 'A bot with Express in the folder my-bot']],
  operandChoices: () => NAMES,

  run({ operands: [name, folder = DEFAULT_FOLDER, extra] }, { out, isJson }) {
    if (extra !== undefined)
      throw usageError(command, 'unexpectedOperand', `unexpected "${extra}": expected one project and one folder`);
    const project = name !== undefined && Object.hasOwn(PROJECTS, name) ? PROJECTS[name] : undefined;
    if (name === undefined || !project) throw unknownProject(name);
    if (folder === '') throw usageError(command, 'invalidValue', 'the folder is invalid: expected a name, found ""');
    const files = writeProject(folder, { ...project, version: packageVersion() });
    const steps = [...(folder === '.' ? [] : [`cd ${quoted(folder)}`]), 'npm install', 'npm test'];
    if (isJson) out.json({ project: name, folder, files, steps: [...steps, ...project.steps] });
    else show(files, { folder, steps, terminals: project.steps }, out);
    return EXIT.done;
  },
});

/** @param {string | undefined} name */
function unknownProject(name) {
  if (name === undefined)
    return usageError(command, 'operandMissing', `a project is missing: expected ${NAMES.join(', ')}`);
  const nearest = findNearest(name, NAMES);
  const hint = nearest === undefined ? undefined : `Did you mean: graph-call-transfer new ${nearest}`;
  return usageError(command, 'unknownProject', `unknown project "${name}": expected ${NAMES.join(', ')}`, hint);
}

/**
 * @param {readonly string[]} files
 * @param {{ folder: string, steps: readonly string[], terminals: readonly string[] }} next
 * @param {import('../command.js').Output} out
 */
function show(files, { folder, steps, terminals }, out) {
  const { bold, dim, green } = out.style;
  for (const file of files) out.line(`${green('new')} ${plain(join(folder, file))}`);
  out.line(`\n${bold('Next:')}\n`);
  for (const step of steps) out.line(`  ${plain(step)}`);
  out.line(`\n${dim('then each in a terminal of its own:')}\n`);
  for (const step of terminals) out.line(`  ${step}`);
}

/**
 * Quotes a name for a shell, if it needs it.
 * @param {string} name
 */
function quoted(name) {
  return /^[\w@%+=:,./-]+$/.test(name) && !name.startsWith('-') ? name : `-- '${name.replaceAll("'", "'\\''")}'`;
}
