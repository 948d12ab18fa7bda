/** `GET /api/people?q=`: the search for a transfer target. */

import type { IdentitySet } from 'graph-call-transfer';

/** The kinds of identity to which an operator transfers a call: a person, a call queue or auto attendant, a telephone. */
export type PersonKind = 'user' | 'applicationInstance' | 'phone';

/** An entry of a directory. */
export interface DirectoryEntry {
  readonly kind: PersonKind;
  /** The object id; of a `phone` the number in E.164 format. */
  readonly id: string;
  readonly displayName?: string;
  readonly mail?: string;
  readonly title?: string;
  readonly department?: string;
  /** Telephone numbers, in E.164 format where they could be parsed. */
  readonly phones?: readonly string[];
  readonly tenantId?: string;
}

/**
 * The source of a person.
 *
 * - `simulator`: the directory of a simulated server
 * - `graph`: the users of the tenant
 * - `file`: the people file of the server
 * - `recent`: an earlier transfer
 * - `typed`: the search text is itself a number or an object id
 */
export type PersonSource = 'simulator' | 'graph' | 'file' | 'recent' | 'typed';

/** A possible transfer target. */
export interface Person extends DirectoryEntry {
  readonly source: PersonSource;
  /** The time of the last transfer to this target that the relay has recorded, in milliseconds since 1970. */
  readonly lastUsedAt?: number;
  /** The value of `transferTarget.identity`: the kind, the tenant and the name are filled in. */
  readonly target: IdentitySet;
}

/**
 * The reason why a source could not be searched; the others were.
 *
 * - `peopleForbidden`: the app may not read the users of the tenant
 * - `peopleThrottled`: Graph asks for a pause
 * - `peopleUnavailable`: Graph did not respond, or not as documented
 * - `credentialFailed`: the server could not get a token
 * - `countryCodeMissing`: the search text is a number without a country code, and the server has no `--region`
 */
export interface PeopleNotice {
  readonly code:
    | 'peopleForbidden'
    | 'peopleThrottled'
    | 'peopleUnavailable'
    | 'credentialFailed'
    | 'countryCodeMissing';
  /** A sentence for people. */
  readonly message: string;
  /** The recommended action. */
  readonly hint?: string;
  /** The remaining pause that Graph asked for. */
  readonly retryAfterSeconds?: number;
}

/** The body of the response, with status 200. The best match is first. */
export interface PeopleResponse {
  readonly people: readonly Person[];
  readonly notice?: PeopleNotice;
}
