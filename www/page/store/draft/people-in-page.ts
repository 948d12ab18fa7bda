/** The people search without a relay, which most pages do not need: the telephone library is large. */

import { colleaguesOf, SIMULATED_TENANT_ID } from '../../../people/colleagues.js';
import { toPerson } from '../../../people/person.js';
import { rankPeople } from '../../../people/search.js';
import { readTyped } from '../../../people/typed-target.js';
import type { PeopleResponse } from '../../../protocol/people.js';

export { readTyped };

/** Searches the directory of the simulator in the page; a number or an id that is typed is a result, too. */
export function searchColleagues(query: string, limit: number, region: string | undefined): PeopleResponse {
  const people = colleaguesOf(SIMULATED_TENANT_ID).map((entry) => toPerson(entry, 'simulator'));
  if (query.trim() === '') return { people: people.slice(0, limit) };
  const { person: typed, notice } = readTyped(query, { region, tenantId: SIMULATED_TENANT_ID });
  const unknown = people.some(({ id }) => id === typed?.id) ? undefined : typed;
  const found = rankPeople(unknown ? [...people, unknown] : people, query, limit);
  return { people: found, ...(found.length === 0 && notice && { notice }) };
}
