import type { StreamEvent } from '../../../protocol/events.js';
import { hear } from '../heard.js';
import { takeEvent } from '../relay/events.js';

/** Tells the page what happens, as the stream of a relay would. */
export function tell(event: StreamEvent): void {
  hear();
  takeEvent(event);
}
