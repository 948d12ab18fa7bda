/** A sentence of the core, in which names are set between backticks. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

/** An error, and below it what helps. */
export function ErrorText({
  words: { message, hint },
}: {
  readonly words: { message: string; hint?: string | undefined };
}) {
  return (
    <>
      <p>
        <Sentence text={message} />
      </p>
      {hint && (
        <p>
          <Sentence text={hint} />
        </p>
      )}
    </>
  );
}
