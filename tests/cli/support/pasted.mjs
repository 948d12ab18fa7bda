// @ts-check
/** Texts that a person pastes to a command, and what it says to them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from './program.mjs';

/**
 * The output contains the first patterns, also across the ends of its lines, and none of the second.
 * @typedef {[title: string, command: string, text: string, has: RegExp[], hasNot?: RegExp[]]} PastedText
 */

/**
 * Defines a test of each text.
 * @param {readonly PastedText[]} texts
 */
export function testPastedTexts(texts) {
  for (const [title, command, input, has, hasNot = []] of texts) {
    test(`${command} - of ${title}`, () => {
      const { out, err } = runProgram([command, '-'], { input });
      const said = `${out}\n${err}`;
      const joined = said.replace(/\s+/g, ' ');
      for (const pattern of has) assert.ok(pattern.test(said) || pattern.test(joined), `${pattern}\n${said}`);
      for (const pattern of hasNot) assert.doesNotMatch(said, pattern);
    });
  }
}
