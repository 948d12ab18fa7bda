/** A user, an application or another directory object, as the caller names it. */
export interface IdentityInput {
  /** The object id. A GUID for `user`, `application` and `applicationInstance`; opaque text for the other kinds. */
  readonly id: string;
  /** The tenant the identity belongs to, a GUID. */
  readonly tenantId?: string;
  /** The name that Teams shows. */
  readonly displayName?: string;
}

/** The kinds of identity that Graph's `identitySet` and `communicationsIdentitySet` know, beside `phone`. */
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

/** An object with exactly one of the members of `T`. */
export type ExactlyOne<T> = {
  [K in keyof T]: { readonly [P in K]: T[P] } & { readonly [P in Exclude<keyof T, K>]?: never };
}[keyof T];

/** An object with one of the members of `T`, or with none. */
export type AtMostOne<T> = ExactlyOne<T> | { readonly [P in keyof T]?: never };

/**
 * Who receives the call: exactly one identity.
 *
 * @example
 * const heidi: TargetInput = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
 * const outside: TargetInput = { phone: '+12345678901' };
 */
export type TargetInput = ExactlyOne<
  { [K in DirectoryIdentityKind]: IdentityInput } & {
    /** A telephone number in E.164 form: `+`, then 2 to 15 digits, the first not 0. */
    phone: string;
  }
>;

/** An identity on the wire (Graph's `identity` and the types derived from it). */
export interface Identity {
  /** The type's name, as in `#microsoft.graph.identity`. */
  readonly '@odata.type'?: `#microsoft.graph.${string}`;
  /** The object id, or the E.164 number of a `phone`. */
  readonly id: string;
  /** The tenant. Graph's metadata leaves it out of the base type; every example of the page sends it. */
  readonly tenantId?: string;
  /** The name that Teams shows. */
  readonly displayName?: string;
}

/**
 * An identity set on the wire: exactly one identity.
 *
 * @see https://learn.microsoft.com/graph/api/resources/identityset
 */
export type IdentitySet = ExactlyOne<{ [K in IdentityKind]: Identity }> & {
  /** The type's name. */
  readonly '@odata.type'?: '#microsoft.graph.identitySet' | '#microsoft.graph.communicationsIdentitySet';
};
