import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Counts seconds down to 0, anew whenever `since` is another. */
export function useCountdown(since: unknown, seconds: number): number {
  const left = useSignal(Math.ceil(seconds));
  useEffect(() => {
    const until = Date.now() + seconds * 1000;
    const tick = () => {
      left.value = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (left.peek() === 0) clearInterval(clock);
    };
    const clock = setInterval(tick, 250);
    tick();
    return () => clearInterval(clock);
  }, [left, since, seconds]);
  return left.value;
}
