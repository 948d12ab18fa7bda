import type { TransferResponse } from 'graph-call-transfer';
import { plainText } from '../../i18n/names.js';
import type { Entry } from '../../model/recording.js';
import type { Situation } from '../../model/situation.js';
import type { Parties } from '../../model/summary.js';
import { heroTexts } from '../../texts/hero.js';
import { supportTexts as texts } from '../../texts/support-details.js';

/** The name of a fact, and its value where it is known. */
type Fact = readonly [name: string, value: string | undefined];

/** Returns what support needs to find a transfer, a line for each fact: what, when, the ids and the codes. */
export function writeSupportDetails(
  { recording, played: { rows, status, outcome, consultation } }: Entry,
  situation: Situation,
  parties: Parties,
): string {
  const [first] = recording.events;
  const { result, terminationReason } = status ?? {};
  const codes = result && [result.code, result.subcode, result.message].filter((part) => part !== undefined).join('/');
  const facts: readonly Fact[] = [
    [texts.outcome, plainText(heroTexts.title(situation, parties))],
    [texts.transfer, plainText(heroTexts.parties(parties))],
    [texts.sent, first && new Date(first.at).toISOString()],
    [texts.callId, recording.callId],
    [texts.replacedCallId, recording.replacesCallId ?? consultation?.state.callId],
    [texts.clientRequestId, recording.id],
    ...rows.flatMap((row) => (row.kind === 'response' ? responseFacts(row.response) : [])),
    [texts.result, codes],
    [texts.reason, terminationReason],
    [texts.recommended, outcome && 'recommendedAction' in outcome ? outcome.recommendedAction : undefined],
  ];
  return facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join('\n');
}

function responseFacts(response: TransferResponse): readonly Fact[] {
  const { code, message } = response.kind === 'refused' ? response.error : {};
  return [
    [texts.response, String(response.status)],
    [texts.requestId, response.requestId],
    [texts.date, response.date],
    [texts.error, [code, message].filter(Boolean).join(': ')],
  ];
}
