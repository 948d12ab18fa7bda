import ambiguous from './ambiguous.json';
import completed from './completed.json';
import failed from './failed.json';

/**
 * The bodies that a webhook receives after a transfer: a blind one that completed, a consultative one that failed, and one whose
 * call ended without a reason.
 */
export const exampleSequences = {
  completed: text(completed),
  failed: text(failed),
  ambiguous: text(ambiguous),
} as const;

function text(bodies: readonly object[]): string {
  return bodies.map((body) => JSON.stringify(body, null, 2)).join('\n');
}
