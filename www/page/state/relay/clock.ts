/** How far the relay's clock is ahead of the page's, in milliseconds, as far as it is known. */
let ahead = 0;

/**
 * Learns from what the relay told just now what its clock shows: anew at the beginning of a stream, and better as it goes on, because
 * of all that came the fastest tells best.
 */
export function setClock({ kind, at }: { readonly kind: 'hello' | 'beat'; readonly at: number }): void {
  const seen = at - Date.now();
  ahead = kind === 'hello' ? seen : Math.max(ahead, seen);
}

/** Gives a time of the page's clock as the relay's shows it: what the page and the stream tell of a transfer stands in one order. */
export function relayTime(at = Date.now()): number {
  return at + ahead;
}

/** Gives a time of the relay's clock as the page's shows it: what the page itself waits for. */
export function pageTime(at: number): number {
  return at - ahead;
}
