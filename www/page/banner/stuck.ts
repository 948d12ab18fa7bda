/**
 * Keeps the height of what stays at the top in `--stuckHeight`: what is focused is scrolled to below it, and what stays beside the
 * page's flow begins there.
 *
 * @returns ends it
 */
export function measureStuck(banner: HTMLElement): () => void {
  const candidates = [banner, ...banner.querySelectorAll<HTMLElement>('.standing')];
  const measure = () => {
    const stuck = candidates.find((one) => getComputedStyle(one).position === 'sticky');
    document.documentElement.style.setProperty('--stuckHeight', `${stuck?.offsetHeight ?? 0}px`);
  };
  const sizes = new ResizeObserver(measure);
  for (const one of candidates) sizes.observe(one);
  // What stays may change with the window alone.
  addEventListener('resize', measure);
  return () => {
    sizes.disconnect();
    removeEventListener('resize', measure);
  };
}
