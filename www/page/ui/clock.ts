import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Returns the time, updated every second; in milliseconds since 1970. */
function useClock(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    now.value = Date.now();
    const clock = setInterval(() => {
      now.value = Date.now();
    }, 1000);
    return () => clearInterval(clock);
  }, [now]);
  return now.value;
}

/** Returns the whole seconds since a time, updated every second. Of a time that is ahead there are none. */
export function useSecondsSince(time: number): number {
  return Math.max(0, Math.floor((useClock() - time) / 1000));
}
