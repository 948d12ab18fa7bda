// @ts-check
/** A reporter of node:test: counts the cases of a run, and writes the counts as JSON. */

/**
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 * @returns {AsyncGenerator<string>}
 */
export default async function* countCases(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { details, skip, todo } = event.data;
    if (details.type === 'suite') continue;
    // A todo that fails is no failure of the run.
    if (isSet(skip) || isSet(todo)) counts.skipped += 1;
    else if (event.type === 'test:pass') counts.passed += 1;
    else counts.failed += 1;
  }
  yield JSON.stringify(counts);
}

/**
 * Whether a mark is set: to a reason, which may be empty, or to `true`.
 * @param {string | boolean | undefined} mark
 */
function isSet(mark) {
  return mark !== undefined && mark !== false;
}
