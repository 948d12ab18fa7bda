import type { ConsultationRunner } from '../calls/consultation-runner.js';
import type { Sessions } from './access/sessions.js';
import type { Configuration } from './command/configuration.js';
import type { EventLog } from './log/event-log.js';
import type { Metrics } from './metrics.js';
import type { PeopleSearch } from './people/people-search.js';
import type { Hub } from './relay/hub.js';
import type { EventSink } from './routes/transfer-recorder.js';
import type { WebhookService } from './routes/webhook.js';
import type { Sender } from './sender.js';
import type { Simulators } from './simulated/simulators.js';

/** The services of a server, which its routes find as decorators of the Fastify instance. */
export interface Services {
  readonly configuration: Configuration;
  /** Streams the events, and knows the state of calls and transfers. */
  readonly hub: Hub;
  /** Appends the events of transfers and deliveries: the hub, with the metrics of it. */
  readonly eventSink: EventSink;
  readonly eventLog: Pick<EventLog, 'isReachable'>;
  readonly sender: Sender;
  /** Hangs up consultation calls, and ends their waits. */
  readonly consultationRunner: ConsultationRunner;
  readonly webhook: WebhookService;
  /** Searches the possible transfer targets. */
  readonly searchPeople: PeopleSearch;
  readonly metrics: Metrics;
  /** Only on a simulated server. */
  readonly simulators?: Simulators | undefined;
}

declare module 'fastify' {
  interface FastifyInstance extends Services {
    readonly sessions: Sessions;
  }
}
