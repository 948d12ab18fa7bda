import { bannerTexts } from './banner.js';
import { connectionTexts } from './connection.js';
import { coreTexts } from './core.js';
import { credentialsTexts } from './credentials.js';
import { explanationTexts } from './explanation.js';
import { fieldsTexts } from './fields.js';
import { formTexts, liveCallsTexts } from './form.js';
import { issuesTexts } from './issues.js';
import { loadingTexts } from './loading.js';
import { lookTexts } from './look.js';
import { outcomeTexts } from './outcome.js';
import { recordingTexts } from './recording.js';
import { refusedDeliveriesTexts } from './refused-deliveries.js';
import { requestTexts } from './request.js';
import { sendTexts } from './send.js';
import { shareTexts } from './share.js';
import { simulatorTexts } from './simulator.js';
import { statusTexts } from './status.js';
import { courseTexts, timelineTexts } from './timeline.js';
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
  form: formTexts,
  liveCalls: liveCallsTexts,
  fields: fieldsTexts,
  send: sendTexts,
  refusedDeliveries: refusedDeliveriesTexts,
  request: requestTexts,
  issues: issuesTexts,
  credentials: credentialsTexts,
  simulator: simulatorTexts,
  share: shareTexts,
  timeline: timelineTexts,
  course: courseTexts,
  recording: recordingTexts,
  outcome: outcomeTexts,
  look: lookTexts,
  explanation: explanationTexts,
  status: statusTexts,
};
