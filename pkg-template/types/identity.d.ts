import type { ExactlyOne } from './one-of.js';

/** A user, an application or another directory object, as input. */
export interface IdentityInput {
  /** The object id: a GUID for `user`, `application` and `applicationInstance`, opaque text for the other kinds. */
  readonly id: string;
  /** The tenant of the identity, a GUID. */
  readonly tenantId?: string | undefined;
  /** The name to show. */
  readonly displayName?: string | undefined;
}

/** The kinds of identity in Graph's `identitySet` and `communicationsIdentitySet`, except `phone`. */
export type DirectoryIdentityKind =
  | 'user'
  | 'application'
  | 'applicationInstance'
  | 'guest'
  | 'onPremises'
  | 'encrypted'
  | 'azureCommunicationServicesUser'
  | 'assertedIdentity'
  | 'device';

/** Every kind of identity. */
export type IdentityKind = DirectoryIdentityKind | 'phone';

/**
 * The transfer target: exactly one identity.
 *
 * @example
 * const heidi: TargetInput = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
 * const outside: TargetInput = { phone: '+12345678901' };
 */
export type TargetInput = ExactlyOne<
  { [K in DirectoryIdentityKind]: IdentityInput } & {
    /** A telephone number in E.164 format: `+`, then 2 to 15 digits, the first not 0. */
    phone: string;
  }
>;

/** An identity in Graph's form (`identity` and the types derived from it). */
export interface Identity {
  /** The name of the type, such as `#microsoft.graph.identity`. */
  readonly '@odata.type'?: `#microsoft.graph.${string}`;
  /** The object id, or the E.164 number of a `phone`. */
  readonly id: string;
  /** The tenant. Graph's metadata does not declare it in the base type; every example in the documentation has it. */
  readonly tenantId?: string;
  /** The name to show. */
  readonly displayName?: string;
}

/**
 * An identity set in Graph's form: exactly one identity.
 *
 * @see https://learn.microsoft.com/graph/api/resources/identityset
 */
export type IdentitySet = ExactlyOne<{ [K in IdentityKind]: Identity }> & {
  /** The name of the type. */
  readonly '@odata.type'?: '#microsoft.graph.identitySet' | '#microsoft.graph.communicationsIdentitySet';
};
