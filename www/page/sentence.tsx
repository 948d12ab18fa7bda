/** A sentence of the core, in which names are set between backticks. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
