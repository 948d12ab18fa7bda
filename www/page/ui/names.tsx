import { splitNames } from '../i18n/names.js';

/** A sentence with names: each has a direction of its own. */
export function Names({ text }: { readonly text: string }) {
  return splitNames(text).map((part, index) => (index % 2 === 1 ? <bdi key={index}>{part}</bdi> : part));
}
