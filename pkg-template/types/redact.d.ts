/**
 * The text that replaces a value which a log must not contain. It names the kind of the value, and nothing else about it.
 *
 * - `[token]`: a token, or the credentials of a request
 * - `[secret]`: a password, a client secret, a state, or opaque data that may contain any of them
 * - `[name]`: the name of a person, or the subject of a meeting
 * - `[email]`: an e-mail address or a user principal name
 * - `[phone]`: a telephone number
 * - `[link]`: a link that grants access: to join a meeting, to replace a participant, to play a recording
 * - `[ip]`: an IP address
 * - `[unreadable]`: a value that threw, a cycle, or a value that is not data: a function, a symbol, a `BigInt`
 * - `[omitted]`: a value beyond a limit: deeper than 64 levels, a text of more than 1 MiB, everything after the first 8 MiB
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
