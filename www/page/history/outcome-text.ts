import { awaited } from '../state/recording/patience.js';
import type { Entry } from '../state/recording/recordings.js';
import { summaryOf } from '../state/recording/summary.js';
import { historyTexts as texts } from '../texts/history.js';
import { texts as pageTexts } from '../texts/index.js';
import { verdictTexts } from '../texts/verdict.js';

/** How a transfer ended, or stands, in a few words. */
export function outcomeText(entry: Entry): string {
  const { status, outcome } = entry.played;
  const { end: sent } = summaryOf(entry);
  const end = sent && pageTexts.outcome.title(sent);
  if (status && (status.phase !== 'requested' || end === undefined)) return verdictTexts.heading(status);
  if (outcome?.kind === 'timedOut') return texts.noWord;
  if (awaited.value.has(entry.recording.id)) return texts.underWay;
  return end ?? texts.noWord;
}
