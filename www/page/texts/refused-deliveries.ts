import { count, moment } from '../i18n/format.js';
import { region } from '../i18n/region.js';

/** Deliveries to the webhook that were refused while no transfer was followed. */
export const refusedDeliveriesTexts = region('refusedDeliveries', {
  first: 'A delivery to the webhook was refused. The timeline says why.',
  title: (times: number) => `${count(times, 'delivery', 'deliveries')} refused`,
  last: (at: number, refusal: string) => `Last at ${moment(at)}: ${refusal}`,
  strangers: 'Anybody can send to the webhook. If the notifications of your bot arrive, there is nothing to do.',
  dismiss: 'Dismiss',
});
