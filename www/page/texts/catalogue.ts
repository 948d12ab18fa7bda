import type { bannerTexts } from './banner.js';
import type { callCheckTexts } from './call-check.js';
import type { codeTexts } from './code.js';
import type { connectionTexts } from './connection.js';
import type { coreTexts } from './core.js';
import type { credentialsTexts } from './credentials.js';
import type { developerTexts } from './developer.js';
import type { diagramTexts } from './diagram.js';
import type { editorTexts } from './editor.js';
import type { explanationTexts } from './explanation.js';
import type { fieldsTexts } from './fields.js';
import type { formTexts, liveCallsTexts } from './form.js';
import type { heroTexts } from './hero.js';
import type { historyTexts } from './history.js';
import type { texts as inspectTexts } from './inspect.js';
import type { issuesTexts } from './issues.js';
import type { keyboardTexts } from './keyboard.js';
import type { ladderTexts } from './ladder.js';
import type { loadingTexts } from './loading.js';
import type { notificationTexts } from './notification.js';
import type { outcomeTexts } from './outcome.js';
import type { recordingTexts } from './recording.js';
import type { refusedDeliveriesTexts } from './refused-deliveries.js';
import type { requestTexts } from './request.js';
import type { sendTexts } from './send.js';
import type { shareTexts } from './share.js';
import type { sharePanelTexts } from './share-panel.js';
import type { simulatorTexts } from './simulator.js';
import type { statusTexts } from './status.js';
import type { supportTexts } from './support-details.js';
import type { progressTexts, timelineTexts } from './timeline.js';
import type { transferTexts } from './transfer.js';
import type { verdictTexts } from './verdict.js';
import type { skipTexts, viewsTexts } from './views.js';

/**
 * Every text of the page but what the core says, region by region, those of what is loaded later among them. A language has
 * all of it, with the parameters that English has. A new region declares its texts with `region` and has a line here.
 */
export interface Catalogue {
  readonly banner: typeof bannerTexts;
  readonly callCheck: typeof callCheckTexts;
  readonly code: typeof codeTexts;
  readonly connection: typeof connectionTexts;
  readonly core: typeof coreTexts;
  readonly credentials: typeof credentialsTexts;
  readonly developer: typeof developerTexts;
  readonly diagram: typeof diagramTexts;
  readonly editor: typeof editorTexts;
  readonly explanation: typeof explanationTexts;
  readonly fields: typeof fieldsTexts;
  readonly form: typeof formTexts;
  readonly hero: typeof heroTexts;
  readonly history: typeof historyTexts;
  readonly inspect: typeof inspectTexts;
  readonly issues: typeof issuesTexts;
  readonly keyboard: typeof keyboardTexts;
  readonly ladder: typeof ladderTexts;
  readonly liveCalls: typeof liveCallsTexts;
  readonly loading: typeof loadingTexts;
  readonly notification: typeof notificationTexts;
  readonly outcome: typeof outcomeTexts;
  readonly progress: typeof progressTexts;
  readonly recording: typeof recordingTexts;
  readonly refusedDeliveries: typeof refusedDeliveriesTexts;
  readonly request: typeof requestTexts;
  readonly send: typeof sendTexts;
  readonly share: typeof shareTexts;
  readonly sharePanel: typeof sharePanelTexts;
  readonly simulator: typeof simulatorTexts;
  readonly skip: typeof skipTexts;
  readonly status: typeof statusTexts;
  readonly support: typeof supportTexts;
  readonly timeline: typeof timelineTexts;
  readonly transfer: typeof transferTexts;
  readonly verdict: typeof verdictTexts;
  readonly views: typeof viewsTexts;
}
