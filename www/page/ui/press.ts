/** Whether a pointer is down, and the actions that wait until it is up. */
let isDown = false;
const waiting: (() => void)[] = [];

/** Observes the pointer of the window. */
export function watchPointer(): void {
  addEventListener('pointerdown', () => (isDown = true), true);
  addEventListener('pointerup', release, true);
  addEventListener('pointercancel', release, true);
  // The click has its target by now, and its effect must come after.
  addEventListener('click', runWaiting, true);
}

function release(): void {
  isDown = false;
  // A task later, because the click, if there is one, comes after the release.
  setTimeout(runWaiting);
}

function runWaiting(): void {
  for (const action of waiting.splice(0)) action();
}

/**
 * Runs an action that moves the elements below: at once, or after the press in progress. A press takes the focus from a field
 * before it becomes a click; if its message appeared at that moment, the button would move away from under the pointer, and the
 * click would be lost.
 */
export function afterPress(action: () => void): void {
  if (isDown) waiting.push(action);
  else action();
}
