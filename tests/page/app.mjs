// @ts-check
/** The stores of a page in Node, with a relay that the test plays. */

import { load } from './bundle.mjs';

const { createApp, ...stores } = await load(
  'store/app',
  'store/consultation/consultations',
  'store/history',
  'store/inspect',
  'store/draft/repairs',
  'store/share/dropped',
  'store/share/import-export',
  'model/recording-file',
  'model/redacted-recording',
  'store/timeline/actions',
  'store/timeline/diagram',
  'store/timeline/status-announcer',
  'i18n/language',
);

export const {
  createActions,
  createConsultations,
  createDiagram,
  createHistoryStore,
  createImportExport,
  createInspect,
  createStatusAnnouncer,
  language,
  lateStore,
  readRecordings,
  redactedRecording,
  repairAll,
  takeFile,
  writeRecordings,
} = stores;

/**
 * Creates the stores of a page, without starting them.
 *
 * @param {object} [options]
 * @param {(url: string, init?: any) => Promise<Response>} [options.fetch] the relay; by default it does not respond
 * @param {(url: string) => any} [options.openEventSource]
 * @param {string} [options.baseUri]
 * @param {string} [options.hash] the fragment of the address
 * @returns {any}
 */
export function createTestApp({
  fetch = () => Promise.reject(new TypeError('offline')),
  openEventSource = () => new EventTarget(),
  hash = '',
  baseUri = 'http://localhost/',
} = {}) {
  return createApp({
    fetch,
    openEventSource,
    storage: undefined,
    location: { hash, search: '', pathname: '/', href: 'http://localhost/' },
    history: { replaceState() {} },
    languages: [],
    platform: '',
    baseUri,
    window: new EventTarget(),
  });
}
