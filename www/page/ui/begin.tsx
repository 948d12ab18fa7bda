import { moment } from '../i18n/format.js';

/** When a recording begins; nothing where that is not known. */
export function Begin({ at }: { readonly at: number | undefined }) {
  return at === undefined ? null : <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>;
}
