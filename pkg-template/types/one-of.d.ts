/** An object with exactly one of the members of `T`; the others may be `undefined`. */
export type ExactlyOne<T> = {
  [K in keyof T]: { readonly [P in K]: T[P] } & { readonly [P in Exclude<keyof T, K>]?: undefined };
}[keyof T];

/** An object with one of the members of `T`, or with none. */
export type AtMostOne<T> = ExactlyOne<T> | { readonly [P in keyof T]?: undefined };
