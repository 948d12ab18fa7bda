// @ts-check
/** Filling of templates; `src/snippet/template.rs` says what marks mean. */

/** @typedef {{ values: Record<string, string>, flags: Record<string, boolean> }} Facts */

/**
 * Fills a template; the result does not end with a line break.
 *
 * @param {string} template
 * @param {Facts} facts
 */
export function fill(template, facts) {
  const lines = template.replace(/\n$/, '').split('\n');
  return lines.flatMap((line) => fillIf(line, facts) ?? []).join('\n');
}

/**
 * @param {string} line
 * @param {Facts} facts
 * @returns {string | undefined} nothing when its conditions do not hold
 */
function fillIf(line, facts) {
  const [, indentation = '', conditions = '', text = ''] = /^([ \t]*)((?:«!?\w+\?»)*)(.*)$/.exec(line) ?? [];
  for (const [, condition = ''] of conditions.matchAll(/«(!?\w+)\?»/g)) if (!holds(condition, facts)) return undefined;
  const filled = fillMarks(indentation + text, facts.values, facts);
  return filled.trim() === '' ? '' : filled;
}

/**
 * @param {string} condition
 * @param {Facts} facts
 */
function holds(condition, { flags }) {
  return condition.startsWith('!') ? !flags[condition.slice(1)] : flags[condition] === true;
}

/**
 * Puts values in; further lines of a value begin where the line begins.
 *
 * @param {string} text
 * @param {Record<string, string>} values
 * @param {Facts} [facts]
 */
export function fillMarks(text, values, facts) {
  return text
    .split('\n')
    .map((line) => {
      const [indentation = ''] = /^[ \t]*/.exec(line) ?? [];
      return line.replace(/«([^»?]*)(\?[^»]*)?»/g, (_, name, conditional) => {
        if (conditional !== undefined) return facts && holds(name, facts) ? conditional.slice(1) : '';
        return (values[name] ?? '').replace(/\n(?=[^\n])/g, () => `\n${indentation}`);
      });
    })
    .join('\n');
}
