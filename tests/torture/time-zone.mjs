// @ts-check
/** Prints all that could depend on the time zone of the process. */

import { join } from 'node:path';
import { api, packageFolder } from '../package/support/installed.mjs';

const { EntryReader } = await import(join(packageFolder, 'dist/cli/inspect/entries.js'));

const headers = { 'Retry-After': 'Wed, 21 Oct 2026 07:28:30 GMT', Date: 'Wed, 21 Oct 2026 07:28:00 GMT' };
const body = '{"value":[{"resourceUrl":"/communications/calls/1","resourceData":{"state":"transferring"}}]}';
const log = [
  `2026-03-29T02:30:00 ${body}`,
  `2026-03-29T02:30:00+05:45 ${body}`,
  `2026-10-25 02:30:00.123 ${body}`,
  `[29/Mar/2026:02:30:00 +0200] ${body}`,
  `1796051822 ${body}`,
].join('\n');
const entries = new EntryReader().read(log, { isLast: true });
console.log(JSON.stringify(api.parseResponse(429, headers, '{}')));
console.log(JSON.stringify(api.inspectToken('e30.eyJleHAiOjE4MDAwMDAwMDB9.c2ln').expiresAt));
console.log(JSON.stringify(entries.map((/** @type {{ at?: number }} */ { at }) => at)));
