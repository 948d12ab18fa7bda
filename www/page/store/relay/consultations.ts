import { computed, effect, signal } from '@preact/signals';
import { callKey } from 'graph-call-transfer/ids';
import type {
  Consultation,
  ConsultationRequest,
  Consultations,
  ConsultationsChanged,
} from '../../../protocol/consultations.js';
import type { ErrorBody } from '../../../protocol/errors.js';
import { type JsonObject, objectAt, valueAt } from '../../model/json-body.js';
import { kindOf, paths } from '../../model/scenario.js';
import { texts } from '../../texts/index.js';
import type { DestinationStore } from '../destination.js';
import type { DraftStore } from '../draft/draft.js';
import type { Env } from '../env.js';
import type { SimulatorStore } from '../simulator/settings.js';
import type { AboutStore } from './about.js';

export type ConsultationStore = ReturnType<typeof createConsultations>;

/** Creates the consultations of the relay: the calls to targets that are asked first. */
export function createConsultations(
  { fetch }: Env,
  { knownRelay }: AboutStore,
  { draft, chooseCallId, replaceMembers }: DraftStore,
  { carrier, destination, version }: DestinationStore,
  { currentSettings }: SimulatorStore,
) {
  const known = signal<ReadonlyMap<string, Consultation>>(new Map());
  /** The reason why the relay called nobody. */
  const refusal = signal<string | undefined>(undefined);
  const busy = signal(false);
  /** Whether the relay calls: the simulator in the page, and a token of one's own, do not. */
  const canCall = computed(() => carrier.value === 'relay');
  /** The last consultation about the call of the draft. */
  const current = computed(() => {
    const key = callKey(draft.value.callId);
    const all = [...known.value.values()].filter(({ callId }) => callKey(callId) === key);
    return all.sort((a, b) => b.startedAt - a.startedAt)[0];
  });

  function changeConsultations({ changed }: Pick<ConsultationsChanged, 'changed'>): void {
    known.value = new Map([...known.peek(), ...changed.map((each) => [each.consultationId, each] as const)]);
  }

  /** Requests all consultations. */
  async function loadConsultations(): Promise<void> {
    try {
      const response = await fetch('api/consultations');
      if (!response.ok) return;
      const { consultations } = (await response.json()) as Consultations;
      changeConsultations({ changed: consultations });
    } catch {
      // The connection shows that the relay is away; they come with the next connection.
    }
  }

  /** Calls the target of the draft. */
  function call(): Promise<void> {
    const { callId, body } = draft.peek();
    const { timeScale } = currentSettings();
    const order: ConsultationRequest = {
      callId,
      target: targetIn(objectAt(body, paths.identity)),
      version: version.peek(),
      ...(destination.peek() === 'simulator' && timeScale !== undefined && { timeScale }),
    };
    return post('api/consultations', order);
  }

  /** Hangs up the target, and goes back to the caller. */
  function cancel(consultationId: string): Promise<void> {
    return post(`api/consultations/${consultationId}/cancel`, {});
  }

  async function post(path: string, content: object): Promise<void> {
    if (busy.peek()) return;
    busy.value = true;
    refusal.value = undefined;
    try {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(content) });
      if (!response.ok) refusal.value = await messageOf(response);
    } catch {
      refusal.value = texts.send.unreachable;
    } finally {
      busy.value = false;
    }
  }

  /**
   * Keeps the draft in step: an answered call is the one that the transfer replaces, and one that has ended is not. A page that was
   * reloaded continues the operator's own consultation.
   */
  function start(): void {
    effect(() => {
      const own = knownRelay()?.operator?.id;
      const open = [...known.value.values()].filter(({ state, operator }) => isActive(state) && operator?.id === own);
      if (draft.value.callId === '' && own !== undefined && open.length === 1 && open[0]) chooseCallId(open[0].callId);
    });
    effect(() => {
      const { state, target } = current.value ?? {};
      if (state?.callId === undefined || target === undefined) return;
      const { body } = draft.value;
      const isReplaced = valueAt(body, paths.replacesCallId) === state.callId;
      const identity = objectAt(body, paths.identity);
      const hasTarget = Boolean(valueAt(identity, `/${kindOf(identity)}/id`));
      if (state.phase === 'answered' && !isReplaced) {
        const missing = hasTarget ? [] : [[paths.identity, identitySetOf(target)] as const];
        replaceMembers([[paths.replacesCallId, state.callId], ...missing]);
      }
      if (!isActive(state) && isReplaced) replaceMembers([[paths.replacesCallId, '']]);
    });
  }

  return { current, canCall, refusal, busy, call, cancel, changeConsultations, loadConsultations, start };
}

/** Returns the target in the form of the package: a telephone is a text. */
function targetIn(identitySet: JsonObject): ConsultationRequest['target'] {
  const kind = kindOf(identitySet);
  const { id = '', tenantId, displayName } = objectAt(identitySet, `/${kind}`) as Record<string, string | undefined>;
  if (kind === 'phone') return { phone: id };
  const identity = { id, ...(tenantId && { tenantId }), ...(displayName && { displayName }) };
  return { [kind]: identity } as unknown as ConsultationRequest['target'];
}

/** Returns the target in Graph's form. */
function identitySetOf(target: ConsultationRequest['target']): JsonObject {
  const phone = 'phone' in target ? target.phone : undefined;
  const set = phone === undefined ? target : { phone: { '@odata.type': '#microsoft.graph.identity', id: phone } };
  return set as unknown as JsonObject;
}

/** Returns whether the target is called, or can be asked. */
function isActive({ phase }: Consultation['state']): boolean {
  return phase !== 'ending' && phase !== 'ended';
}

/** Returns the relay's reason. */
async function messageOf(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as ErrorBody & { error: { issues?: readonly { message: string }[] } };
    return error.issues?.[0]?.message ?? error.message;
  } catch {
    return texts.send.unreachable;
  }
}
