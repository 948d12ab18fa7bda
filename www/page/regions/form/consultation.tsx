import { partyName } from '../../model/party-name.js';
import { createConsultations } from '../../store/consultation/consultations.js';
import { consultationTexts as texts } from '../../texts/consultation.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Names } from '../../ui/names.js';
import { Asking } from './asking.js';

/** The consultation: the relay calls the target, or the operator has. */
export function Consultation() {
  const { shape } = useApp().fields;
  const { canCall, isAsking, lacksInstance } = useLateStore(createConsultations);
  return (
    <>
      {lacksInstance.value && <p class="hint">{texts.noApplicationInstance}</p>}
      {(canCall.value || isAsking.value) && <Asking />}
      {shape.value.consultative && <ConsultationCall />}
    </>
  );
}

/** The operator's call with the target. */
function ConsultationCall() {
  const app = useApp();
  const { calls, callToTransfer, callToReplace, chooseConsultation } = app.liveChoice;
  const { targetName } = app.targetSearch;
  const { canCall, isAsking } = useLateStore(createConsultations);
  const name = targetName.value === '' ? undefined : targetName.value;
  // The participant of the consultation becomes the transfer target, so there is only one.
  const consultations = calls.value.filter(
    ({ callId, callType, state }) =>
      callType === 'peerToPeer' && state === 'established' && callId !== callToTransfer.value?.callId,
  );
  if (canCall.value && (isAsking.value || consultations.length === 0)) return null;
  return (
    <div class="field">
      <label for="consultation">{texts.yourCall}</label>
      {consultations.length === 0 ? (
        <p id="consultation" class="hint">
          <Names text={texts.noConsultation(name)} />
        </p>
      ) : (
        <select
          id="consultation"
          value={callToReplace.value?.callId ?? ''}
          onChange={({ currentTarget: { value } }) => value !== '' && chooseConsultation(value)}
        >
          <option value="">{texts.chooseCall}</option>
          {consultations.map(({ callId, participants: [other] }) => (
            <option key={callId} value={callId}>
              {partyName(other) ?? callId}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
