/** The simulator in the page is a part of its own: a page with a relay never loads it. */

type Part = typeof import('./simulated.js');

/** Loads the simulator. It needs the core to play, not to say what it can play. */
export function loadPart(): Promise<Part> {
  return import('./simulated.js');
}

/** Has calls come in, to be transferred. */
export async function playInPage(): Promise<void> {
  try {
    (await loadPart()).beginCalls();
  } catch {
    // The simulator's own region says that it could not be loaded.
  }
}
