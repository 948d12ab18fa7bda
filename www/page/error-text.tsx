import { Sentence } from './sentence.js';

/** What went wrong, and below it what helps. */
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
