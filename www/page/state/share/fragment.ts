/** What the fragment of an address begins with that holds a draft. */
export const PREFIX = '#d=';
