import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** A picture is drawn for these widths, in pixels at the ordinary size of letters. */
const NARROWEST = 220;
const WIDEST = 520;

/**
 * How wide a picture may be, so that its letters are as large as all others: they grow with the browser's size of letters, and the
 * picture gets fewer of its own units then.
 */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const width = useSignal(300);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = () => {
      const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      width.value = Math.round(Math.min(Math.max(element.clientWidth / letters, NARROWEST), WIDEST));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, width]);
  return width.value;
}
