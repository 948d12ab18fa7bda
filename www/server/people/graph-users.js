// @ts-check
import { isGuid } from 'graph-call-transfer/ids';
import { parsePhoneNumber } from '../../people/phone-number.js';
import { createThrottledLogger } from '../throttled-logger.js';

/** @import { DirectoryEntry, PeopleNotice } from '../../protocol/people.js' */
/** @import { TokenSource } from '../live/token-source.js' */

/** The members of a user that the search reads. */
const SELECTED = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
  'businessPhones',
  'mobilePhone',
  'accountEnabled',
  'userType',
].join();

/** The departments that Teams gives to the resource accounts of call queues and auto attendants; the second before 2019. */
const RESOURCE_DEPARTMENTS = [
  'Microsoft Communication Application Instance',
  'Skype for Business Application Endpoint',
];

const PAGE_SIZE = 25;
/** The number of pages of one search: disabled accounts and guests may fill the first. */
const MAX_PAGES = 3;
/** Shorter texts match too many users. */
const MIN_LENGTH = 2;
const TIMEOUT_MS = 5000;
const MAX_TEXT_LENGTH = 256;
/** The pause where Graph asks for one without its length, in seconds. */
const DEFAULT_PAUSE_SECONDS = 10;

/** @typedef {{ entries: DirectoryEntry[], notice?: PeopleNotice }} GraphUsersResult */
/** @typedef {(text: string, options: { limit: number, signal: AbortSignal }) => Promise<GraphUsersResult>} SearchGraphUsers */

/**
 * Creates a search of the users and resource accounts of a tenant. Graph matches the beginnings of the words of a name, and the
 * beginnings of the addresses; the app needs the permission `User.Read.All`.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter
 * @param {object} options
 * @param {string} options.graphRoot the root of Graph, without a version
 * @param {TokenSource} options.getToken
 * @param {string} options.tenantId of the users
 * @param {string | undefined} [options.region] of telephone numbers without a country code
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {(line: string) => void} [options.log] receives the reasons why Graph cannot be searched, without any content of a search
 * @param {() => number} [options.clock] milliseconds since 1970
 * @returns {SearchGraphUsers} rejects only when its signal was aborted
 */
export function createGraphUserSearch({
  graphRoot,
  getToken,
  tenantId,
  region,
  fetch = globalThis.fetch,
  log = () => {},
  clock = Date.now,
}) {
  const logThrottled = createThrottledLogger(log);
  let pausedUntil = 0;

  /**
   * @param {string} url
   * @param {AbortSignal} signal
   */
  async function get(url, signal) {
    const token = await getToken(signal);
    const headers = { Authorization: `Bearer ${token}`, ConsistencyLevel: 'eventual', Accept: 'application/json' };
    return fetch(url, { headers, signal, redirect: 'error' });
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @param {AbortSignal} signal
   * @returns {Promise<GraphUsersResult>}
   */
  async function readPages(text, limit, signal) {
    /** @type {DirectoryEntry[]} */
    const entries = [];
    /** @type {string | undefined} */
    let url = firstUrl(graphRoot, text);
    for (let page = 0; url !== undefined && page < MAX_PAGES && entries.length < limit; page += 1) {
      const response = await get(url, signal);
      if (!response.ok) {
        await response.body?.cancel();
        const isUnknownId = response.status === 404 && isGuid(text);
        return isUnknownId ? { entries } : { entries, notice: noticeOf(response) };
      }
      const { users, next } = readPage(await response.json());
      entries.push(...users.flatMap((user) => toEntry(user, { tenantId, region }) ?? []));
      // The token is sent to Graph only.
      url = next?.startsWith(`${graphRoot}/`) ? next : undefined;
    }
    return { entries };
  }

  /**
   * @param {Response} response
   * @returns {PeopleNotice}
   */
  function noticeOf({ status, headers }) {
    if (status === 429 || (status === 503 && headers.has('Retry-After'))) {
      pausedUntil = clock() + 1000 * retryAfterSeconds(headers.get('Retry-After'), clock());
      return throttledNotice();
    }
    if (status === 401 || status === 403) {
      return {
        code: 'peopleForbidden',
        message: `Graph refused to search the users of the tenant (${status}).`,
        hint:
          'Grant the application permission User.Read.All to the app, with the consent of an administrator; or start the ' +
          'server without --people-search.',
      };
    }
    return unavailable(`Graph responded with ${status} to the search of users.`);
  }

  /** @returns {PeopleNotice} */
  function throttledNotice() {
    const seconds = Math.ceil((pausedUntil - clock()) / 1000);
    return {
      code: 'peopleThrottled',
      message: 'Graph limits the searches of users at the moment.',
      hint: `Search again in ${seconds} seconds.`,
      retryAfterSeconds: seconds,
    };
  }

  /**
   * @param {PeopleNotice} notice
   * @returns {PeopleNotice}
   */
  function logNotice(notice) {
    logThrottled(notice.code, `People search: ${notice.message} ${notice.hint ?? ''}`.trim());
    return notice;
  }

  return async (text, { limit, signal }) => {
    if (text.length < MIN_LENGTH) return { entries: [] };
    if (clock() < pausedUntil) return { entries: [], notice: throttledNotice() };
    // Not AbortSignal.timeout(): Node may collect one that only AbortSignal.any() knows, and then it never fires.
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(new DOMException('No response in time', 'TimeoutError')), TIMEOUT_MS);
    try {
      const result = await readPages(text, limit, AbortSignal.any([signal, timeout.signal]));
      if (result.notice) logNotice(result.notice);
      return result;
    } catch (error) {
      signal.throwIfAborted();
      return { entries: [], notice: logNotice(noticeOfFailure(error)) };
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * @param {string} graphRoot
 * @param {string} text
 */
function firstUrl(graphRoot, text) {
  if (isGuid(text)) return `${graphRoot}/v1.0/users/${text}?$select=${SELECTED}`;
  const query = { $search: searchClauses(text), $select: SELECTED, $top: String(PAGE_SIZE), $count: 'true' };
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${graphRoot}/v1.0/users?${parameters.join('&')}`;
}

/**
 * Returns the clauses of `$search`: the words of the name, and, for a text without spaces, the beginning of an address.
 *
 * @param {string} text
 */
function searchClauses(text) {
  // Graph does not find values with an ampersand (a known issue): its words are searched.
  const searched = text.replaceAll('&', ' ').replace(/[\\"]/g, '\\$&').trim();
  const properties = /\s/.test(searched) ? ['displayName'] : ['displayName', 'mail', 'userPrincipalName'];
  return properties.map((property) => `"${property}:${searched}"`).join(' OR ');
}

/**
 * @param {unknown} body of a response: a page of users, or one user
 * @returns {{ users: Readonly<Record<string, unknown>>[], next?: string }}
 */
function readPage(body) {
  const page = isObject(body) ? body : {};
  const { value = [page], '@odata.nextLink': next } = page;
  return {
    users: Array.isArray(value) ? value.filter(isObject) : [],
    ...(typeof next === 'string' && { next }),
  };
}

/**
 * Converts a user. Guests and disabled accounts cannot be called; a resource account is disabled, and can.
 *
 * @param {Readonly<Record<string, unknown>>} user
 * @param {{ tenantId: string, region: string | undefined }} context
 * @returns {DirectoryEntry | undefined} `undefined` for an account that cannot be called
 */
function toEntry(user, { tenantId, region }) {
  const id = textOf(user.id);
  const department = textOf(user.department);
  const isResource = RESOURCE_DEPARTMENTS.includes(department ?? '');
  const isCallable = isResource || (user.accountEnabled !== false && user.userType !== 'Guest');
  if (id === undefined || !isGuid(id) || !isCallable) return undefined;

  const displayName = textOf(user.displayName);
  const mail = textOf(user.mail) ?? textOf(user.userPrincipalName);
  const title = textOf(user.jobTitle);
  const phones = [user.businessPhones, user.mobilePhone].flat().flatMap((phone) => normalizePhone(phone, region) ?? []);
  return {
    kind: isResource ? 'applicationInstance' : 'user',
    id: id.toLowerCase(),
    ...(displayName !== undefined && { displayName }),
    ...(mail !== undefined && { mail }),
    ...(title !== undefined && { title }),
    // Of a resource account it is the word that marks it.
    ...(!isResource && department !== undefined && { department }),
    ...(phones.length > 0 && { phones: [...new Set(phones)] }),
    tenantId,
  };
}

/**
 * @param {unknown} phone
 * @param {string | undefined} region
 * @returns {string | undefined} in E.164 format where it could be parsed, otherwise as Graph has it
 */
function normalizePhone(phone, region) {
  const text = textOf(phone);
  if (text === undefined) return undefined;
  const parsed = parsePhoneNumber(text, region);
  return 'number' in parsed ? parsed.number : text;
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT_LENGTH) : undefined;
}

/**
 * @param {unknown} value
 * @returns {value is Readonly<Record<string, unknown>>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {string | null} header seconds, or a date
 * @param {number} now
 */
function retryAfterSeconds(header, now) {
  const seconds = /^\d{1,5}$/.test(header ?? '') ? Number(header) : (Date.parse(header ?? '') - now) / 1000;
  return Number.isNaN(seconds) ? DEFAULT_PAUSE_SECONDS : Math.max(1, seconds);
}

/**
 * @param {unknown} error
 * @returns {PeopleNotice}
 */
function noticeOfFailure(error) {
  if (error instanceof Error && 'code' in error && error.code === 'credentialFailed') {
    const hint = 'hint' in error && typeof error.hint === 'string' ? { hint: error.hint } : {};
    return { code: 'credentialFailed', message: error.message, ...hint };
  }
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  return unavailable(
    isTimeout
      ? `Graph did not respond within ${TIMEOUT_MS / 1000} seconds.`
      : 'Graph cannot be reached, or its response is invalid.',
  );
}

/**
 * @param {string} message
 * @returns {PeopleNotice}
 */
function unavailable(message) {
  return { code: 'peopleUnavailable', message, hint: 'Search again, or enter a number or an object id.' };
}
