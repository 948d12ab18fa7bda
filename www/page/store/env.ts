/** The parts of the browser that the stores use. Tests give others, and two pages can be in one process. */
export interface Env {
  readonly fetch: typeof globalThis.fetch;
  readonly openEventSource: (url: string) => EventSource;
  /** The storage of preferences; absent where the browser forbids it. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly location: Pick<Location, 'hash' | 'search' | 'pathname' | 'href'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly languages: readonly string[];
  /** The keyboard's platform, as `navigator.platform`. */
  readonly platform: string;
  readonly baseUri: string;
  /** The window: its events, and those of the document. */
  readonly window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

/** Returns the browser's own. */
export function browserEnv(): Env {
  return {
    fetch: (...request) => fetch(...request),
    openEventSource: (url) => new EventSource(url),
    storage: readStorage(),
    location,
    history,
    languages: navigator.languages,
    platform: navigator.platform,
    baseUri: document.baseURI,
    window,
  };
}

/** A browser that forbids the storage throws. */
function readStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
