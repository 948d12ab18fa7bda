// @ts-check
/** The people file, and its problems. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UsageError } from '../../www/server/command/start-error.js';
import { readPeopleFile } from '../../www/server/people/people-file.js';
import { TENANT_ID } from './transfers.mjs';

const HEIDI = '550fae72-d251-43ec-868c-373732c2704f';
const QUEUE = '2b3c4d5e-6f7a-4b2c-9d3e-4f5a6b7c8d91';
const OTHER_TENANT = '1fdd7ee8-7f0f-4cd8-9d4f-0f1a5b6f3f11';

const folder = mkdtempSync(join(tmpdir(), 'transfer-people-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} content @param {Parameters<typeof readPeopleFile>[1]} [defaults] */
function read(name, content, defaults = { region: 'GB', tenantId: TENANT_ID }) {
  writeFileSync(join(folder, name), content);
  return readPeopleFile(join(folder, name), defaults);
}

const ENTRIES = [
  {
    kind: 'user',
    id: HEIDI,
    displayName: 'Heidi Steen',
    mail: 'heidis@contoso.com',
    title: 'Account Executive',
    department: 'Sales, "EMEA"',
    phones: ['+442079460018'],
    tenantId: TENANT_ID,
  },
  { kind: 'applicationInstance', id: QUEUE, displayName: 'Support', tenantId: OTHER_TENANT },
  { kind: 'phone', id: '+442079460100', displayName: 'Ünïcode', phones: ['+442079460100'] },
];

/** The same entries with each separator that spreadsheets write. */
for (const [what, separator] of [
  ['commas', ','],
  ['semicolons', ';'],
  ['tabs', '\t'],
]) {
  test(`people file is read from CSV with ${what}, a byte order mark and empty lines`, () => {
    const rows = [
      ['displayName', 'kind', 'id', 'phone', 'mail', 'title', 'department', 'tenantId'],
      [
        ...['Heidi Steen', '', HEIDI.toUpperCase(), '(020) 7946 0018'],
        ...['heidis@contoso.com', 'Account Executive', '"Sales, ""EMEA"""', ''],
      ],
      [],
      ['Support', 'applicationInstance', QUEUE, '', '', '', '', OTHER_TENANT],
      ['Ünïcode', '', '', '+44 20 7946 0100'],
    ];
    const text = rows.map((row) => row.join(separator)).join('\r\n');
    assert.deepEqual(read('people.csv', `\uFEFF${text}\r\n`), ENTRIES);
  });
}

test('people file is read from JSON', () => {
  const rows = [
    {
      ...{ displayName: 'Heidi Steen', id: HEIDI, mail: 'heidis@contoso.com', title: 'Account Executive' },
      ...{ department: 'Sales, "EMEA"', phone: '020 7946 0018' },
    },
    { displayName: ' Support ', kind: 'applicationInstance', id: QUEUE, tenantId: OTHER_TENANT, mail: '' },
    { displayName: 'Ünïcode', kind: 'phone', phone: '+442079460100' },
  ];
  assert.deepEqual(read('people.JSON', JSON.stringify(rows, undefined, 2)), ENTRIES);
});

const HEAD = 'displayName,id,phone,kind,tenantId,mail';
/** @type {[what: string, name: string, content: string, problems: string[]][]} */
const WRONG = [
  [
    'nothing',
    'a.csv',
    '',
    ['line 1: expected the columns displayName, kind, id, phone, mail, tenantId, title, department'],
  ],
  ['an unknown column', 'a.csv', 'name,id\nHIDDEN,1', ['line 1: a column is unknown: expected only displayName, ']],
  ['a column twice', 'a.csv', `id,displayName,id\n${HEIDI},HIDDEN,`, ['line 1: the column "id" is there twice']],
  ['an open quotation mark', 'a.csv', `${HEAD}\nA,"HIDDEN\n`, ['line 2: a quotation mark is not closed']],
  ['a misplaced quotation mark', 'a.csv', `${HEAD}\nA"HIDDEN,\n`, ['line 2: a quotation mark is misplaced']],
  [
    'wrong values in several lines',
    'a.csv',
    [HEAD, 'A,HIDDEN', `,${HEIDI}`, 'B,,HIDDEN', `C,${HEIDI},,robot`, `D,,(020) 7946 0018`].join('\n'),
    [
      'line 2: "id" is invalid: expected the object id in Microsoft Entra, a GUID',
      'line 3: "displayName" is missing: expected the name of the person or service',
      'line 4: "phone" is invalid: expected a telephone number, as in +44 20 7946 0018',
      'line 5: "kind" is invalid: expected "user", "applicationInstance"',
      'line 5: it repeats the target of line 3',
    ],
  ],
  ['more values than columns', 'a.csv', `displayName,id\nHIDDEN,${HEIDI},x`, ['line 2: expected 2 values, found 3']],
  [
    'a wrong tenant and mail',
    'a.csv',
    `${HEAD}\nA,${HEIDI},,,HIDDEN,HIDDEN`,
    ['line 2: "mail" is', 'line 2: "tenantId" is'],
  ],
  [
    'a telephone with an id',
    'a.csv',
    `${HEAD}\nA,${HEIDI},,phone`,
    ['line 2: "phone" is missing', 'line 2: "id" must be absent'],
  ],
  [
    'a long value',
    'a.csv',
    `${HEAD}\n${'HIDDEN'.repeat(50)},${HEIDI}`,
    ['line 2: "displayName" is longer than 256 characters'],
  ],
  ['invalid JSON', 'a.json', '[\n  {"displayName": "HIDDEN",\n}]', ['line 3: the JSON is invalid here']],
  ['a comment', 'a.json', '[\n// HIDDEN\n]', ['line 2: the JSON is invalid here']],
  ['an object', 'a.json', '{"people": []}', ['line 1: expected an array of objects']],
  [
    'members of other types',
    'a.json',
    '[\n"HIDDEN",\n{"displayName": 7,\n"x": ""}]',
    [
      'line 2: expected an object, found string',
      'line 3: "displayName" is invalid: expected a string, found number',
      'line 4: a member is unknown: expected only displayName, ',
    ],
  ],
];
for (const [what, name, content, problems] of WRONG) {
  test(`people file with ${what} is refused with the lines of its problems, without its values`, () => {
    assert.throws(
      () => read(name, content),
      (error) => {
        assert.ok(error instanceof UsageError);
        const [head, ...lines] = error.message.split('\n');
        assert.match(head ?? '', /^The people file ".*a\.(?:csv|json)" is invalid:$/);
        assert.equal(lines.length, problems.length, error.message);
        problems.forEach((problem, index) => {
          assert.ok(lines[index]?.trim().startsWith(problem), `${lines[index]} should start with ${problem}`);
        });
        assert.doesNotMatch(error.message, /HIDDEN/);
        return true;
      },
    );
  });
}

test('people file reports at most five problems, and counts the others', () => {
  const rows = Array.from({ length: 8 }, (_, index) => `Name ${index},x`);
  assert.throws(() => read('a.csv', `${HEAD}\n${rows.join('\n')}`), /line 6: .*\n {2}There are 3 more problems\.$/s);
});

test('people file asks for a country code where no region is set', () => {
  assert.throws(
    () => read('a.csv', `${HEAD}\nA,,020 7946 0018`, {}),
    /line 2: "phone" is invalid: expected a country code.*--region/,
  );
});

test('people file that is missing or too large is refused', () => {
  assert.throws(() => readPeopleFile(join(folder, 'missing.csv'), {}), {
    name: 'UsageError',
    message: /^The people file ".*missing\.csv" does not exist\.$/,
  });
  assert.throws(() => readPeopleFile(folder, {}), { name: 'UsageError', message: /cannot be read \(EISDIR\)\.$/ });
  assert.throws(() => read('a.csv', 'x'.repeat(4 * 1024 * 1024 + 1)), /is larger than 4 MiB\.$/);
});
