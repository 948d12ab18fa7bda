import { signal } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';
import { isVerdict } from './play.js';
import { append, entryOf, shown } from './recordings.js';

/** How many seconds may pass without a verdict before the page says so. */
export const patienceSeconds = signal(60);

/** The transfers of this page whose verdict is awaited, each with the time since when, by the page's clock. */
export const awaited = signal<ReadonlyMap<string, number>>(new Map());

/** Waits for the verdict of a transfer that was taken, but not for ever. */
export function awaitVerdict(id: string): void {
  const seconds = patienceSeconds.peek();
  awaited.value = new Map(awaited.peek()).set(id, Date.now());
  setTimeout(losePatience, seconds * 1000, id, seconds);
}

function losePatience(id: string, seconds: number): void {
  const rest = new Map(awaited.peek());
  rest.delete(id);
  awaited.value = rest;
  const status = entryOf(id)?.played.status;
  if (!status || isVerdict(status)) return;
  append(id, { kind: 'silence', at: Date.now(), seconds });
  if (shown.peek()?.recording.id === id) announce(texts.course.silence(seconds));
}
