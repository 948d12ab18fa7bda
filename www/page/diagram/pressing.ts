import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { toggleRow } from '../state/selected-row.js';

/**
 * Marks the row of what is pressed in a picture. For a finger and a mouse only, so that nothing in a picture takes the focus: with
 * the keyboard, and for whoever does not see the picture, the rows of the timeline do the same.
 */
export function usePressing(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = ({ target }: Event) => {
      const drawn = target instanceof Element ? target.closest('[data-steps]') : null;
      const step = drawn?.getAttribute('data-steps')?.split(' ').at(-1);
      if (step) toggleRow(step);
    };
    const element = place.current;
    element?.addEventListener('click', press);
    return () => element?.removeEventListener('click', press);
  }, [place]);
}
