import { bannerTexts } from './banner.js';
import { connectionTexts } from './connection.js';
import { coreTexts } from './core.js';
import { fieldsTexts } from './fields.js';
import { issuesTexts } from './issues.js';
import { loadingTexts } from './loading.js';
import { outcomeTexts } from './outcome.js';
import { refusedDeliveriesTexts } from './refused-deliveries.js';
import { requestTexts } from './request.js';
import { sendTexts } from './send.js';
import { statusTexts } from './status.js';
import { progressTexts, timelineTexts } from './timeline.js';
import { skipTexts, viewsTexts } from './views.js';

/**
 * Every text that the page shows from the first, region by region. The texts of what is loaded later come with it; what the core
 * says goes through `core-words.ts`.
 */
export const texts = {
  views: viewsTexts,
  skip: skipTexts,
  banner: bannerTexts,
  connection: connectionTexts,
  core: coreTexts,
  loading: loadingTexts,
  fields: fieldsTexts,
  send: sendTexts,
  refusedDeliveries: refusedDeliveriesTexts,
  request: requestTexts,
  issues: issuesTexts,
  timeline: timelineTexts,
  progress: progressTexts,
  outcome: outcomeTexts,
  status: statusTexts,
};
