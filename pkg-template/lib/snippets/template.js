// @ts-check
/**
 * Fills templates.
 *
 * A template is the text of a snippet with marks: `«url»` is replaced by a value; `«beta?.Beta»` by the text behind the question
 * mark if the flag `beta` is set, `«!beta?…»` if it is not. A mark without a text at the beginning of a line, `«beta?»`, is a
 * condition for the whole line.
 */

/** @typedef {{ values: Record<string, string>, flags: Record<string, boolean> }} Facts */

/**
 * Fills a template. Its first and last line breaks are not part of the snippet.
 *
 * @param {string} template
 * @param {Facts} facts
 */
export function fillTemplate(template, facts) {
  const lines = template.replace(/^\n|\n$/g, '').split('\n');
  return lines.flatMap((line) => fillLine(line, facts) ?? []).join('\n');
}

/**
 * @param {string} line
 * @param {Facts} facts
 * @returns {string | undefined} nothing when a condition of the line does not hold
 */
function fillLine(line, facts) {
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
 * Replaces the marks of a text by values. The further lines of a value are indented like the line of its mark.
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
