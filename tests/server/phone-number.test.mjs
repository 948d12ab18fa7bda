// @ts-check
/** Telephone numbers as people write them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPhoneRegion, parsePhoneNumber } from '../../www/people/phone-number.js';
import { recognizeTyped } from '../../www/people/typed.js';

const LONDON = { number: '+442079460018', text: '+44 20 7946 0018', region: 'GB' };

/** @type {[text: string, region: string | undefined, expected: object][]} */
const NUMBERS = [
  ['+44 20 7946 0018', undefined, LONDON],
  ['0044 20 7946 0018', undefined, LONDON],
  ['0044 20 7946 0018', 'US', LONDON],
  ['011 44 20 7946 0018', 'US', LONDON],
  ['(020) 7946 0018', 'GB', LONDON],
  ['+44 (0)20 7946 0018', undefined, LONDON],
  ['tel:+44-20-7946-0018', undefined, LONDON],
  ['＋４４ 20 7946 0018', undefined, LONDON],
  ['٠٢٠٧٩٤٦٠٠١٨', 'GB', LONDON],
  ['02 3661 8300', 'IT', { number: '+390236618300', text: '+39 02 3661 8300', region: 'IT' }],
  ['+12345678901', undefined, { number: '+12345678901', text: '+1 234 567 8901', region: 'US' }],
  ['+883 510 000 000 094', undefined, { number: '+883510000000094', text: '+883 510 000 000 094' }],
  ['(020) 7946 0018', undefined, { problem: 'countryCodeMissing' }],
  ['', 'GB', { problem: 'empty' }],
  ['112', 'GB', { problem: 'tooShort' }],
  ['911', 'US', { problem: 'tooShort' }],
  ['+44207', undefined, { problem: 'tooShort' }],
  ['+4420794600188888', undefined, { problem: 'tooLong' }],
  ['+44 20 7946 0018 x12', undefined, { problem: 'extension' }],
  ['+999 123 456', undefined, { problem: 'invalid' }],
  ['call +442079460018', undefined, { problem: 'invalid' }],
  ['+', undefined, { problem: 'invalid' }],
];
for (const [text, region, expected] of NUMBERS) {
  test(`number "${text}" in the region ${region ?? 'unknown'} is parsed`, () => {
    assert.deepEqual(parsePhoneNumber(text, region), expected);
  });
}

test('regions are those whose numbers the library can parse', () => {
  assert.deepEqual(['GB', 'US', 'XX', 'gb', ''].map(isPhoneRegion), [true, true, false, false, false]);
});

/** @type {[text: string, form: string][]} */
const TYPED = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['550FAE72-d251-43ec-868c-373732c2704f', 'objectId'],
  ['heidis@contoso.com', 'mail'],
  ['heidis@', 'mail'],
  ['Heidi S', 'name'],
  ['R2-D2', 'name'],
  ['+44', 'name'],
  ['+44 2', 'phone'],
  ['(020) 7946', 'phone'],
  ['tel:+442079460018', 'phone'],
  ['+44 20 7946 0018 x12', 'phone'],
  ['٠٢٠٧', 'phone'],
];
for (const [text, form] of TYPED) {
  test(`text "${text}" is recognized as ${form}`, () => {
    assert.equal(recognizeTyped(text), form);
  });
}
