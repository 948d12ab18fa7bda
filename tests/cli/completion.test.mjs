// @ts-check
/** `completion`. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { folderWith, runProgram } from './support/program.mjs';

/**
 * Completes a line in bash.
 * @param {string} script
 * @param {readonly string[]} words the last one is incomplete
 */
function complete(script, words) {
  const list = words.map((word) => `'${word}'`).join(' ');
  const program = `${script}\nCOMP_WORDS=(graph-call-transfer ${list}); COMP_CWORD=${words.length}; _graph_call_transfer; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', program], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout.trim().split('\n').filter(Boolean);
}

test('completion for bash completes commands, options, their values and operands', () => {
  const { code, out } = runProgram(['completion', 'bash']);
  assert.equal(code, 0);
  assert.deepEqual(complete(out, ['ins']), ['inspect']);
  assert.deepEqual(complete(out, ['check', '--fo']), ['--format']);
  assert.deepEqual(complete(out, ['check', '--format', 's']), ['sarif']);
  assert.deepEqual(complete(out, ['trigger', 'targetDec']), ['targetDeclined']);
  assert.deepEqual(complete(out, ['help', 'expl']), ['explain']);
});

const hasZsh = spawnSync('zsh', ['--version']).status === 0;

test('completion for zsh completes commands, options, their values and operands', { skip: !hasZsh }, (t) => {
  const { code, out } = runProgram(['completion', 'zsh']);
  assert.equal(code, 0);
  assert.match(out, /^#compdef graph-call-transfer\n/);
  const cwd = folderWith(t, { script: out });
  // zsh completes only in a terminal, which its own module makes. Each read waits for its text.
  const lines = [
    'zmodload zsh/zpty',
    'zpty terminal zsh -f -i',
    `zpty -w terminal "PS1='> '; autoload -Uz compinit; compinit -D -u; source ./script; echo REA''DY"`,
    "zpty -r terminal seen '*READY*'",
    ...[
      ['graph-call-transfer ins', 'inspect'],
      ['--fol', '--follow'],
      ['\\C-ugraph-call-transfer check --format sar', 'sarif'],
      ['\\C-ugraph-call-transfer trigger targetDec', 'targetDeclined'],
    ].flatMap(([typed, completed]) => [
      `zpty -w -n terminal $'${typed}\\t'`,
      `zpty -r terminal seen '*${completed}*'; print -r -- ${completed}`,
    ]),
  ];
  const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', lines.join('\n')], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.deepEqual([stdout.trim().split('\n'), stderr], [['inspect', '--follow', 'sarif', 'targetDeclined'], '']);
});

test('completion refuses an unknown shell', () => {
  const { code, err } = runProgram(['completion', 'fish']);
  assert.equal(code, 2);
  assert.match(err, /expected bash or zsh/);
});
