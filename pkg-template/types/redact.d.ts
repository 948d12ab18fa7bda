/**
 * What stands in the place of what a log must not hold. It says what was there, and nothing of it.
 *
 * - `[token]`: a token, or the credentials of a request
 * - `[secret]`: a password, a client's secret, a state, or opaque data that may hold any of them
 * - `[name]`: the name of a person, or the subject of a meeting
 * - `[email]`: an e-mail address or a user principal name
 * - `[phone]`: a telephone number
 * - `[link]`: a link that lets its holder in: to join a meeting, to replace a participant, to hear a recording
 * - `[ip]`: an IP address
 * - `[unreadable]`: what threw when it was read, a cycle, and what is no data: a function, a symbol, a `BigInt`
 * - `[omitted]`: what is too much: beyond 64 levels, a text of more than 1 MiB, all that follows the first 8 MiB
 */
export type RedactionMark =
  | '[token]'
  | '[secret]'
  | '[name]'
  | '[email]'
  | '[phone]'
  | '[link]'
  | '[ip]'
  | '[unreadable]'
  | '[omitted]';
