import { isolate } from '../i18n/names.js';
import type { Parties } from '../model/summary.js';

/** Returns the parties as the beginning of a sentence, and inside one: their names, or their parts where these are unknown. */
export function partyNames({ caller, target }: Parties) {
  return {
    Caller: caller === undefined ? 'The caller' : isolate(caller),
    caller: caller === undefined ? 'the caller' : isolate(caller),
    Target: target === undefined ? 'The other person' : isolate(target),
    target: target === undefined ? 'the other person' : isolate(target),
  };
}
