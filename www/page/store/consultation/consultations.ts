import { computed, effect, signal } from '@preact/signals';
import type { GraphNotificationBatch } from 'graph-call-transfer';
import { callKey, randomGuid } from 'graph-call-transfer/ids';
import { isTransferError } from 'graph-call-transfer/notifications';
import type { CalleeBehaviour } from 'graph-call-transfer/simulator';
import { recordedTarget } from '../../../calls/recorded-party.js';
import type {
  Consultation,
  ConsultationChanged,
  ConsultationRequest,
  Consultations,
} from '../../../protocol/consultations.js';
import type { ErrorBody } from '../../../protocol/errors.js';
import type { NotificationsReceived, Position } from '../../../protocol/events.js';
import { bodyOfConsultation, ConsultationReplay } from '../../model/consultation-replay.js';
import { type JsonObject, objectAt, valueAt } from '../../model/json-body.js';
import { consultationHead, recordedStep } from '../../model/recorded-consultation.js';
import { kindOf, paths } from '../../model/scenario.js';
import { texts } from '../../texts/index.js';
import type { DestinationStore } from '../destination.js';
import type { DraftStore } from '../draft/draft.js';
import type { FieldStore } from '../draft/fields.js';
import type { Env } from '../env.js';
import type { Recordings } from '../recordings/recordings.js';
import type { AboutStore } from '../relay/about.js';
import type { OpenConsultations, TakenEvent } from '../relay/consultation-gate.js';
import type { RelayEvents } from '../relay/events.js';
import type { InPageRelay } from '../simulator/in-page.js';
import type { SimulatorStore } from '../simulator/settings.js';

/** What the target does in a simulated consultation, by the simulated outcome of a transfer; otherwise it answers. */
const CALLEES: { readonly [profile: string]: CalleeBehaviour | undefined } = {
  targetDeclined: 'declines',
  targetBusy: 'busy',
  noAnswer: 'noAnswer',
  targetUnreachable: 'unreachable',
};

/** The stores of the page that consultations need. */
interface ConsultationSources {
  readonly env: Env;
  readonly about: AboutStore;
  readonly draft: DraftStore;
  readonly fields: FieldStore;
  readonly destinations: DestinationStore;
  readonly events: RelayEvents;
  readonly recordings: Recordings;
  readonly simulator: SimulatorStore;
  readonly inPage: () => Promise<InPageRelay>;
}

/** Creates the consultations: the calls to targets that are asked first. */
export function createConsultations({
  env: { fetch },
  about: { knownRelay },
  draft: { draft, chooseCallId, replaceMembers },
  fields: { shape },
  destinations: { carrier, destination, live, version },
  events: { relayDestination },
  recordings: { append, begin, entries, show, shownId },
  simulator: { currentSettings },
  inPage,
}: ConsultationSources) {
  const known = signal<ReadonlyMap<string, Consultation>>(new Map());
  /** Of each request for all consultations: those that changed since, which its response may not know. */
  const newerIds = new Set<Set<string>>();
  /** The consultations that this page started. */
  const own = new Set<string>();
  /** The reason why nobody was called. */
  const refusal = signal<string | undefined>(undefined);
  const busy = signal(false);
  /** Whether the operator is asked before a real person is called. */
  const confirming = signal(false);
  const confirmed = new Set<string>();
  /** Whether the target is a telephone, and the relay has no application instance to call it with. */
  const lacksInstance = computed(() => {
    const about = carrier.value === 'relay' ? knownRelay() : undefined;
    return shape.value.phone && about !== undefined && about.applicationInstanceId === undefined;
  });
  /** Whether the page can call the target: with a token of one's own it does not. */
  const canCall = computed(() => carrier.value !== 'direct' && !lacksInstance.value);
  /** The last consultation about the call of the draft. */
  const current = computed(() => {
    const key = callKey(draft.value.callId);
    const all = [...known.value.values()].filter(({ callId }) => callKey(callId) === key);
    return all.sort((a, b) => b.startedAt - a.startedAt)[0];
  });
  /** Whether its target is called, asked or hung up. */
  const isAsking = computed(() => current.value !== undefined && current.value.state.phase !== 'ended');

  function isConsultationCall(callId: string): boolean {
    const key = callKey(callId);
    return [...known.value.values()].some(({ state }) => callKey(state.callId ?? '') === key);
  }

  function take(taken: TakenEvent): void {
    if ('batch' in taken) {
      recordNotifications(taken.event, taken.batch, taken.position);
      return;
    }
    const { event, position } = taken;
    switch (event.kind) {
      case 'hello':
        void load();
        return;
      case 'consultations':
        for (const { consultationId } of event.changed) for (const newer of newerIds) newer.add(consultationId);
        change(event.changed);
        return;
      case 'consultation':
        record(event, position);
        return;
    }
  }

  /** Records an event of a consultation: the only writer of its recording. */
  function record(event: ConsultationChanged, position: Position | undefined): void {
    const { consultationId } = event;
    const head = consultationHead(event, relayDestination(), own.has(consultationId) ? 'page' : 'relay');
    if (head) begin(head, new ConsultationReplay(head));
    for (const each of recordedStep(event, position)) append(consultationId, each);
  }

  function recordNotifications(
    { at, deliveryId }: NotificationsReceived,
    batch: GraphNotificationBatch,
    id: Position | undefined,
  ): void {
    const open = entries.peek().filter(({ recording: { origin, consultation }, played }) => {
      return consultation && (origin === 'page' || origin === 'relay') && !played.isOver;
    });
    for (const { recording, played } of open) {
      if (!played.consultation) continue;
      const about = bodyOfConsultation(played.consultation, batch);
      if (about === undefined) continue;
      const identity = { ...(id !== undefined && { id }), ...(deliveryId !== undefined && { deliveryId }) };
      append(recording.id, { kind: 'notifications', at, body: about, ...identity }, batch);
    }
  }

  function change(changed: readonly Consultation[]): void {
    known.value = new Map([...known.peek(), ...changed.map((each) => [each.consultationId, each] as const)]);
  }

  /** Requests all consultations. */
  async function load(): Promise<void> {
    if (!knownRelay()) return;
    const newer = new Set<string>();
    newerIds.add(newer);
    try {
      const response = await fetch('api/consultations');
      if (!response.ok) return;
      const { consultations } = (await response.json()) as Consultations;
      change(consultations.filter(({ consultationId }) => !newer.has(consultationId)));
      continueOwn(consultations);
    } catch {
      // The connection shows that the relay is away; they come with the next connection.
    } finally {
      newerIds.delete(newer);
    }
  }

  /** Continues the operator's own consultation after a reload. */
  function continueOwn(all: readonly Consultation[]): void {
    const operator = knownRelay()?.operator?.id;
    const [first, ...others] = all.filter((each) => isActive(each.state) && each.operator?.id === operator);
    const isNew = draft.peek().callId === '' && operator !== undefined;
    if (isNew && first && others.length === 0) chooseCallId(first.callId);
  }

  /** Calls the target of the draft; a real person after a confirmation. */
  function requestCall(): void {
    if (busy.peek()) return;
    if (live.peek() && !confirmed.has(destination.peek())) confirming.value = true;
    else void call();
  }

  /** Confirms or cancels the call of a real person. */
  function confirmCall(isConfirmed: boolean): void {
    confirming.value = false;
    if (!isConfirmed) return;
    confirmed.add(destination.peek());
    void call();
  }

  async function call(): Promise<void> {
    const { callId, body } = draft.peek();
    const consultationId = randomGuid();
    const { profile, timeScale } = currentSettings();
    const callee = CALLEES[profile];
    const order = {
      ...{ callId, consultationId, target: targetIn(objectAt(body, paths.identity)), version: version.peek() },
      ...(destination.peek() === 'simulator' && {
        ...(callee && { callee }),
        ...(timeScale !== undefined && { timeScale }),
      }),
    } satisfies ConsultationRequest;
    own.add(consultationId);
    const before = shownId.peek();
    show(consultationId);
    const isSent = await post('api/consultations', order, async () => (await inPage()).consult(order));
    if (!isSent && shownId.peek() === consultationId) show(before);
  }

  /** Hangs up the target, and goes back to the caller. */
  async function cancel(consultationId: string): Promise<void> {
    show(consultationId);
    await post(`api/consultations/${consultationId}/cancel`, {}, async () =>
      (await inPage()).cancelConsultation(consultationId),
    );
  }

  /**
   * Sends a request to the relay, or to the simulator in the page.
   *
   * @returns whether it was accepted
   */
  async function post(path: string, content: object, withoutRelay: () => Promise<void>): Promise<boolean> {
    if (busy.peek()) return false;
    busy.value = true;
    refusal.value = undefined;
    try {
      if (carrier.peek() === 'inPage') {
        await withoutRelay();
        return true;
      }
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(content) });
      if (!response.ok) refusal.value = await messageOf(response);
      return response.ok;
    } catch (error) {
      refusal.value = isTransferError(error) ? error.message : texts.send.unreachable;
      return false;
    } finally {
      busy.value = false;
    }
  }

  // Keeps the draft in step: an answered call is the one that the transfer to its target replaces, and one that has ended is not.
  effect(() => {
    const { state, target } = current.value ?? {};
    if (state?.callId === undefined || target === undefined) return;
    const { body } = draft.value;
    const isReplaced = valueAt(body, paths.replacesCallId) === state.callId;
    const identity = objectAt(body, paths.identity);
    const id = valueAt(identity, `/${kindOf(identity)}/id`) || undefined;
    const isAsked = id === undefined || callKey(String(id)) === callKey(recordedTarget(target)?.id ?? '');
    if (state.phase === 'answered' && isAsked && !isReplaced) {
      const missing = id === undefined ? [[paths.identity, identitySetOf(target)] as const] : [];
      replaceMembers([[paths.replacesCallId, state.callId], ...missing]);
    }
    if ((!isActive(state) || !isAsked) && isReplaced) replaceMembers([[paths.replacesCallId, '']]);
  });
  void load();

  return {
    ...{ current, isAsking, isConsultationCall, lacksInstance, canCall, refusal, busy, confirming },
    ...{ take, requestCall, confirmCall, cancel },
  } satisfies OpenConsultations & object;
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
