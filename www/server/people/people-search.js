// @ts-check
import { toPerson } from '../../people/person.js';
import { rankPeople } from '../../people/search.js';
import { recognizeTyped } from '../../people/typed.js';
import { readTyped } from '../../people/typed-target.js';

/** @import { DirectoryEntry, PeopleResponse, Person } from '../../protocol/people.js' */
/** @import { SearchGraphUsers } from './graph-users.js' */

/**
 * The search for a transfer target.
 *
 * @callback PeopleSearch
 * @param {string} text
 * @param {{ limit: number, signal: AbortSignal }} options
 * @returns {Promise<PeopleResponse>} rejects only when the signal was aborted
 */

/**
 * Creates a search over the sources of a server. A text that is itself a telephone number or an object id is found too.
 *
 * @param {object} options
 * @param {readonly DirectoryEntry[]} [options.colleagues] the directory of a simulated server
 * @param {readonly DirectoryEntry[]} [options.fileEntries] the entries of the people file
 * @param {SearchGraphUsers | undefined} [options.searchGraphUsers]
 * @param {() => readonly Person[]} [options.recentTargets] returns the targets of earlier transfers
 * @param {string | undefined} [options.region] of telephone numbers without a country code
 * @param {string | undefined} [options.tenantId] of an object id that was typed
 * @returns {PeopleSearch}
 */
export function createPeopleSearch({
  colleagues = [],
  fileEntries = [],
  searchGraphUsers,
  recentTargets = () => [],
  region,
  tenantId,
}) {
  const known = [
    ...fileEntries.map((entry) => toPerson(entry, 'file')),
    ...colleagues.map((entry) => toPerson(entry, 'simulator')),
  ];

  return async (text, { limit, signal }) => {
    const typed = readTyped(text, { region, tenantId });
    const isInDirectory = ['name', 'mail', 'objectId'].includes(recognizeTyped(text));
    const found = isInDirectory ? await searchGraphUsers?.(text.trim(), { limit, signal }) : undefined;
    const fromGraph = (found?.entries ?? []).map((entry) => toPerson(entry, 'graph'));

    // Of several records of one target the first counts: a directory knows more than an earlier transfer.
    const directory = [...fromGraph, ...known];
    const recent = recentTargets();
    // Only a directory knows whether an object id is that of a resource account. A number is what it is.
    const isKnown = (typed.person?.kind === 'phone' ? directory : [...directory, ...recent]).some(
      ({ id }) => id === typed.person?.id,
    );
    const asTyped = typed.person && !isKnown ? [typed.person] : [];
    const people = rankPeople([...directory, ...asTyped, ...recent], text, limit);
    const notice = found?.notice ?? (people.length === 0 ? typed.notice : undefined);
    return { people, ...(notice && { notice }) };
  };
}
