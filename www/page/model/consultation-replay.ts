import type { GraphNotificationBatch, Notification, TargetInput, TransferDiagram } from 'graph-call-transfer';
import { drawTransfer, parseNotifications } from 'graph-call-transfer/notifications';
import { createConsultations, isCalledBack } from '../../calls/consultations.js';
import type { Consultation } from '../../protocol/consultations.js';
import type {
  ConsultationStage,
  ConsultationStep,
  Played,
  RecordedConsultation,
  RecordedEvent,
  RecordingHead,
} from './recording.js';
import { bodyOf, isAbout, type Player } from './replay.js';
import { TimelineRows } from './timeline-rows.js';

/** The events that are no row: what they mean has one of its own. */
const WITHOUT_ROW: readonly ConsultationStep['event']['kind'][] = ['identified', 'complete', 'transferUnknown'];

/** Replays the recording of a consultation, event by event, as the relay applies its log. */
export class ConsultationReplay implements Player {
  readonly #head: RecordingHead;
  readonly #consultations = createConsultations();
  readonly #rows = new TimelineRows('call');
  /** The diagrams of a transfer that has not begun. */
  readonly #drawn: TransferDiagram;
  #played: Played;

  constructor(head: RecordingHead) {
    this.#head = head;
    this.#drawn = drawTransfer({ callId: head.callId }, []);
    const { ladder, states } = this.#drawn;
    this.#played = { rows: [], ladder, states, at: 0, isOver: false };
  }

  get played(): Played {
    return this.#played;
  }

  apply(event: RecordedEvent, batch?: GraphNotificationBatch): boolean {
    const { id: consultationId, callId, consultation } = this.#head;
    if (!consultation) return false;
    const { at } = event;
    switch (event.kind) {
      case 'dialed': {
        const start = { target: targetInput(consultation.target), version: consultation.version ?? 'v1.0' };
        this.#consultations.apply({ kind: 'consultation', at, consultationId, callId, start });
        this.#rows.add(at, { kind: 'dialed', destination: consultation.destination });
        break;
      }
      case 'consultation': {
        const { event: step, response, failure } = event;
        const given = { ...(response && { response }), ...(failure && { failure }) };
        this.#consultations.apply({ kind: 'consultation', at, consultationId, callId, event: step, ...given });
        if (!WITHOUT_ROW.includes(step.kind)) this.#rows.add(at, { kind: 'consultation', event: step, ...given });
        break;
      }
      case 'notifications':
        if (!this.#applyNotifications(event, batch)) return false;
        break;
      case 'duplicate':
        this.#rows.addDuplicate(event);
        break;
      case 'rejected':
        this.#rows.addRejected(event);
        break;
      case 'reconnected':
        this.#rows.add(at, { kind: 'reconnected', lostMs: event.lostMs });
        break;
      case 'resync':
        this.#rows.add(at, { kind: 'resync', isRead: event.isRead });
        break;
      default:
        return false;
    }
    this.#show(at);
    return !['duplicate', 'rejected', 'reconnected'].includes(event.kind);
  }

  get mermaid(): TransferDiagram['mermaid'] {
    return this.#drawn.mermaid;
  }

  free(): void {}

  #applyNotifications(
    { at, body, deliveryId }: Extract<RecordedEvent, { kind: 'notifications' }>,
    parsed: GraphNotificationBatch | undefined,
  ): boolean {
    const batch = parsed ?? parseNotifications(body);
    const view = this.#view();
    if (batch.kind !== 'graph' || !view) return false;
    const notifications = batch.notifications.filter((each) => isOfConsultation(view, each));
    if (notifications.length === 0) return false;
    const before = view.state;
    this.#consultations.applyNotifications(notifications, at);
    const { state = before } = this.#view() ?? {};
    const onReplacedCall = !notifications.some((each) => isAbout(view.callId, each));
    const stage = stageBetween(before, state);
    this.#rows.add(at, {
      kind: 'delivery',
      deliveryId,
      notifications,
      onReplacedCall,
      times: 1,
      ...(stage && { stage }),
    });
    return true;
  }

  #view(): Consultation | undefined {
    return this.#consultations.find(this.#head.id);
  }

  #show(at: number): void {
    const view = this.#view();
    const { phase, targetLeft, creation } = view?.state ?? {};
    // The end of a call that was hung up may follow.
    const isOver = phase === 'ended' && (targetLeft === true || creation === 'refused');
    const { ladder, states } = this.#drawn;
    this.#played = { rows: this.#rows.all, ladder, states, at, isOver, ...(view && { consultation: { ...view } }) };
  }
}

/** Returns a body with the notifications of a consultation only, as text; `undefined` when there are none. */
export function bodyOfConsultation(
  consultation: Pick<Consultation, 'consultationId' | 'callId'> & { readonly state: { readonly callId?: string } },
  { notifications }: GraphNotificationBatch,
): string | undefined {
  return bodyOf(notifications.filter((each) => isOfConsultation(consultation, each)));
}

/** Returns whether a notification is about the consultation call, or the end of the caller's. */
function isOfConsultation(
  {
    consultationId,
    callId,
    state,
  }: Pick<Consultation, 'consultationId' | 'callId'> & { readonly state: { readonly callId?: string } },
  notification: Notification,
): boolean {
  if (isAbout(state.callId, notification)) return true;
  if (notification.kind !== 'call') return false;
  if (isAbout(callId, notification))
    return notification.changeType === 'deleted' || notification.state === 'terminated';
  return state.callId === undefined && isCalledBack(notification.raw.callbackUri, consultationId);
}

/** Returns the stage that the notifications between two states began. */
function stageBetween(before: Consultation['state'], after: Consultation['state']): ConsultationStage | undefined {
  if (after.callerLeft && !before.callerLeft) return 'callerLeft';
  // The end of a call that is being hung up is no news.
  if (after.targetLeft && !before.targetLeft) return before.hangUp === 'none' ? 'targetLeft' : undefined;
  if (after.phase === 'answered' && before.phase === 'calling') return 'answered';
  return after.hasRung && !before.hasRung ? 'ringing' : undefined;
}

/** Returns a party in the form of the package. */
function targetInput({ kind, id = '', displayName, tenantId }: RecordedConsultation['target']): TargetInput {
  if (kind === 'phone') return { phone: id };
  const identity = { id, ...(displayName && { displayName }), ...(tenantId && { tenantId }) };
  return { [kind]: identity } as unknown as TargetInput;
}
