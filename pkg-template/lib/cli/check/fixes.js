// @ts-check
/** Applies the fixes that a report offers, until none is left. */

/** @import { Issue, TextEdit } from 'graph-call-transfer' */

/** Each round applies one fix; a text with more problems is repaired as far as this. */
const MAX_ROUNDS = 500;

/**
 * @param {string} text
 * @param {(text: string) => readonly Issue[]} check
 * @returns {{ text: string, titles: string[] }} the repaired text, and the titles of the fixes
 */
export function applyFixes(text, check) {
  const titles = [];
  const seen = new Set([text]);
  let fixed = text;
  while (titles.length < MAX_ROUNDS) {
    // One after the other, because each moves the places of the rest, and can reveal or remove others.
    const next = firstFix(fixed, check(fixed), seen);
    if (!next) break;
    fixed = next.text;
    seen.add(fixed);
    titles.push(next.title);
  }
  return { text: fixed, titles };
}

/**
 * @param {string} text
 * @param {readonly Issue[]} issues
 * @param {ReadonlySet<string>} seen the texts that fixes must not return to
 */
function firstFix(text, issues, seen) {
  for (const { part, fix } of issues) {
    if (part !== 'body' || !fix || !('edits' in fix)) continue;
    const next = applyEdits(text, fix.edits);
    if (!seen.has(next)) return { text: next, title: fix.title };
  }
  return undefined;
}

/**
 * @param {string} text
 * @param {readonly TextEdit[]} edits that do not overlap
 */
function applyEdits(text, edits) {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((edited, { start, end, text: by }) => edited.slice(0, start) + by + edited.slice(end), text);
}
