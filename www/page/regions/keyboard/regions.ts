/** Moves focus to the title of the next region, or of the one before, round and round. */
export function goToRegion(step: 1 | -1): void {
  const titles = [...document.querySelectorAll<HTMLElement>('header, main .region')].flatMap(titleOf);
  const next = step === 1 ? titles.find(isAfterFocus) : titles.findLast(isBeforeFocus);
  (next ?? titles.at(step === 1 ? 0 : -1))?.focus();
}

/** Returns the element to focus for a region: its heading, or the fold that contains it. */
function titleOf(region: HTMLElement): HTMLElement[] {
  const heading = region.querySelector<HTMLElement>('h1, h2');
  if (!heading?.checkVisibility()) return [];
  const title = heading.closest('summary') ?? heading;
  if (title === heading) title.tabIndex = -1;
  return [title];
}

function isAfterFocus(title: HTMLElement): boolean {
  return (positionOfFocus(title) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

/** The title of the region in which focus is comes after that of the region before, but is not where one wants to go. */
function isBeforeFocus(title: HTMLElement): boolean {
  const region = title.closest('header, .region');
  const isBefore = (positionOfFocus(title) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isBefore && !region?.contains(document.activeElement);
}

/** Where focus lies, seen from an element. Without any focus the body has it, which holds everything. */
function positionOfFocus(element: HTMLElement): number {
  const { activeElement, body } = document;
  return activeElement && activeElement !== body ? element.compareDocumentPosition(activeElement) : 0;
}
