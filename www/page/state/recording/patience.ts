import { signal } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';
import { isVerdict } from './play.js';
import { append, entryOf, shown } from './recordings.js';

/** How many seconds may pass without a verdict before the page says so. */
export const patienceSeconds = signal(60);

/** Since when, by the page's clock, and for how long a verdict is awaited. */
export interface Wait {
  readonly since: number;
  readonly seconds: number;
}

/** The transfers whose verdict is awaited. */
export const awaited = signal<ReadonlyMap<string, Wait>>(new Map());

/** What the relay tells of the past, as after a reload, brings along what came since: that is waited for, too. */
const CATCHING_UP_MS = 3000;
/** From here on what is told is of the past. */
const PAST_MS = 1000;

/** Waits for the verdict of a transfer that was taken, but not for ever. */
export function awaitVerdict(id: string, since: number): void {
  const seconds = patienceSeconds.peek();
  awaited.value = new Map(awaited.peek()).set(id, { since, seconds });
  const passed = Date.now() - since;
  const left = seconds * 1000 - passed;
  setTimeout(losePatience, passed > PAST_MS ? Math.max(CATCHING_UP_MS, left) : left, id, seconds);
}

function losePatience(id: string, seconds: number): void {
  const rest = new Map(awaited.peek());
  rest.delete(id);
  awaited.value = rest;
  const { recording, played } = entryOf(id) ?? {};
  if (!played?.status || isVerdict(played.status)) return;
  append(id, { kind: 'silence', at: Date.now(), seconds });
  // Of their own transfer the operator hears, whatever is shown.
  if (recording?.origin === 'page' || shown.peek()?.recording.id === id) announce(texts.course.silence(seconds));
}
