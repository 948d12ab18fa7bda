// @ts-check

/** @import { CallInput } from 'graph-call-transfer' */
/** @import { ConsultationRequest } from '../protocol/consultations.js' */

/**
 * Returns the call to a target that is asked first, found again by the id of its consultation. A telephone is called by the application
 * instance.
 *
 * @param {Pick<ConsultationRequest, 'target' | 'sourceInstanceId'> & { consultationId: string }} order
 * @param {object} facts
 * @param {string} facts.callbackUri
 * @param {string | undefined} facts.tenantId
 * @param {string | undefined} facts.applicationInstanceId
 * @returns {CallInput}
 */
export function consultationCall(
  { target, consultationId, sourceInstanceId },
  { callbackUri, tenantId, applicationInstanceId },
) {
  const id = sourceInstanceId ?? ('phone' in target ? applicationInstanceId : undefined);
  return {
    ...{ target, callbackUri, clientContext: consultationId },
    ...(id !== undefined && { source: { applicationInstance: { id } } }),
    ...(tenantId !== undefined && { tenantId }),
  };
}
