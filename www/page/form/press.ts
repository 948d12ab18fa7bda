/** Whether a pointer is down, and what waits until it is up. */
let isDown = false;
const waiting: (() => void)[] = [];

addEventListener('pointerdown', () => (isDown = true), true);
addEventListener('pointerup', release, true);
addEventListener('pointercancel', release, true);
// The click has its target by now, and what it does must come after.
addEventListener('click', goOn, true);

function release(): void {
  isDown = false;
  // A task later, because the click, if there is one, comes after the release.
  setTimeout(goOn);
}

function goOn(): void {
  for (const action of waiting.splice(0)) action();
}

/**
 * Does something that moves what lies below: at once, or after the press that is under way. A press takes the focus from a
 * field before it becomes a click; if its message came at that moment, the button would slip away from under the pointer,
 * and the click would be lost.
 */
export function afterPress(action: () => void): void {
  if (isDown) waiting.push(action);
  else action();
}
