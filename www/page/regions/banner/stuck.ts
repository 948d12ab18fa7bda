/** The elements that may stay at the top, from above; the room decides which do. */
const MAY_STAY = '.banner, .standing, .skip';

/**
 * Keeps the height of what stays at the top in `--stuckHeight`: what is focused is scrolled to below it, and what stays beside the
 * page's flow begins there. Each part of it knows in `--stuckAbove` where it begins. The status line stays at the bottom: its height,
 * which is that of several lines where a sentence is long, is in `--statusLineHeight`.
 *
 * @returns ends it
 */
export function measureStuck(): () => void {
  const candidates = [...document.querySelectorAll<HTMLElement>(MAY_STAY)];
  const lines = [...document.querySelectorAll<HTMLElement>('.status-line')];
  const root = document.documentElement.style;
  const measure = () => {
    let height = 0;
    for (const one of candidates.filter((one) => getComputedStyle(one).position === 'sticky')) {
      one.style.setProperty('--stuckAbove', `${height}px`);
      height += one.getBoundingClientRect().height;
    }
    root.setProperty('--stuckHeight', `${height}px`);
    for (const { offsetHeight } of lines) root.setProperty('--statusLineHeight', `${offsetHeight}px`);
  };
  const sizes = new ResizeObserver(measure);
  for (const one of [...candidates, ...lines]) sizes.observe(one);
  // What stays may change with the window alone.
  addEventListener('resize', measure);
  return () => {
    sizes.disconnect();
    removeEventListener('resize', measure);
  };
}
