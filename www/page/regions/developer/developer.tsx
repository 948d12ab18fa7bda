import { developerTexts as texts } from '../../texts/developer.js';
import { Credentials } from '../credentials/credentials.js';
import { DraftForm } from '../draft-form/draft-form.js';
import { Request } from '../request/request.js';
import { SharePart } from '../share/share-part.js';
import { Simulator } from '../simulator/simulator.js';
import '../../styles/developer.css';

/** The drawer of developers: every field of the draft, the request with its checks, the credentials, the simulator, sharing. */
export function Developer() {
  return (
    <section class="drawer" aria-label={texts.title}>
      <DraftForm />
      <div class="middle">
        <Request />
        <Credentials />
        <Simulator />
        <SharePart />
      </div>
    </section>
  );
}
