// @ts-check
/** `completion`: scripts that complete the commands in a shell. */

import { defineCommand, usageError } from '../arguments.js';
import { EXIT } from '../exit.js';
import { toBash, toZsh } from './scripts.js';

const SHELLS = { bash: toBash, zsh: toZsh };

export const command = defineCommand({
  name: 'completion',
  operands: ['bash', 'zsh'],
  about: ['Writes the script with which your shell completes commands, options and their values.'],
  options: {},
  examples: [
    ['eval "$(graph-call-transfer completion bash)"', 'In ~/.bashrc, where the package is installed globally'],
    ['eval "$(graph-call-transfer completion zsh)"', 'In ~/.zshrc, after compinit'],
  ],
  operandChoices: () => Object.keys(SHELLS),

  async run({ operands: [shell, extra] }, { out, isJson, commands: all }) {
    if (shell === undefined || extra !== undefined || !Object.hasOwn(SHELLS, shell)) {
      throw usageError(command, 'operandMissing', 'the shell is missing or unknown: expected bash or zsh');
    }
    const commands = await Promise.all(
      all.map(async ({ load, summary }) => {
        const loaded = (await load()).command;
        return { command: loaded, summary, words: (await loaded.operandChoices?.()) ?? [] };
      }),
    );
    const script = SHELLS[/** @type {keyof typeof SHELLS} */ (shell)](commands);
    if (isJson) out.json({ shell, script });
    else out.write(script);
    return EXIT.done;
  },
});
