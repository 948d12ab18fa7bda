// @ts-check

/** @import { DirectoryEntry } from '../protocol/people.js' */

/** The tenant of a simulated Graph that is given no other. */
export const SIMULATED_TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';
/** The application instance with which a simulated app calls telephones. */
export const SIMULATED_INSTANCE_ID = '3d913abb-aec0-4964-8fa6-3c6850c4f278';

/** @type {readonly (readonly [id: string, displayName: string, mailName: string, title: string, department: string, phone: string])[]} */
const USERS = [
  ['751f6800-3180-414d-bd94-333364659951', 'Adele Vance', 'adelev', 'Retail Manager', 'Retail', '+14255550109'],
  ['3c0b1f5e-7a6d-4c2f-8e15-94d0c6a7b822', 'Alex Wilber', 'alexw', 'Marketing Assistant', 'Marketing', '+14255550110'],
  ['a3d1f0c2-5b6e-4f7a-9c8d-1e2f3a4b5c66', 'Diego Siciliani', 'diegos', 'HR Manager', 'HR', '+14255550111'],
  ['c4e2a1d3-6c7f-4a8b-8d9e-2f3a4b5c6d77', 'Grady Archie', 'gradya', 'Designer', 'R&D', '+14255550112'],
  ['d5f3b2e4-7d80-4b9c-9eaf-3a4b5c6d7e88', 'Heidi Marsh', 'heidim', 'Support Engineer', 'Support', '+442079460019'],
  ['550fae72-d251-43ec-868c-373732c2704f', 'Heidi Steen', 'heidis', 'Account Executive', 'Sales', '+442079460018'],
  ['8d4a2e90-1b7c-4f3d-a6e8-52c19f0d7b33', 'Isaiah Langer', 'isaiahl', 'Sales Rep', 'Sales', '+14255550113'],
  ['e6a4c3f5-8e91-4cad-8fb0-4b5c6d7e8f99', 'Johanna Lorenz', 'johannal', 'Engineer', 'Operations', '+493023125041'],
  ['0f9d8b7a-26e5-4d1c-9c3b-7e8f4a5d6c55', 'Lidia Holloway', 'lidiah', 'Product Manager', 'R&D', '+14255550114'],
  ['f2f41b8b-5d6c-4b4e-9a57-0d1d0b3e5a11', 'Megan Bowen', 'meganb', 'Marketing Manager', 'Marketing', '+14255550115'],
  ['b6e7c3a1-94d2-4a58-bf07-6c3e81d5f944', 'Nestor Wilke', 'nestorw', 'Director', 'Operations', '+14255550116'],
  ['f7b5d4a6-9fa2-4dbe-90c1-5c6d7e8f90aa', 'Zoë Müller', 'zoem', 'Accountant', 'Finance', '+14255550117'],
];

/** @type {readonly (readonly [id: string, displayName: string, mailName: string, title: string, phone: string])[]} */
const RESOURCE_ACCOUNTS = [
  ['1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c80', 'Main Line', 'mainline', 'Auto attendant', '+14255550100'],
  ['2b3c4d5e-6f7a-4b2c-9d3e-4f5a6b7c8d91', 'Support Queue', 'supportqueue', 'Call queue', '+14255550101'],
];

/**
 * Returns the directory of the simulated servers: a dozen users, among them those who call the app, an auto attendant, a call queue, and
 * a telephone outside the tenant. The numbers are reserved for fiction.
 *
 * @param {string} tenantId
 * @returns {readonly DirectoryEntry[]}
 */
export const colleaguesOf = (tenantId) => [
  ...USERS.map(([id, displayName, mailName, title, department, phone]) => ({
    kind: /** @type {const} */ ('user'),
    id,
    displayName,
    mail: `${mailName}@contoso.com`,
    title,
    department,
    phones: [phone],
    tenantId,
  })),
  ...RESOURCE_ACCOUNTS.map(([id, displayName, mailName, title, phone]) => ({
    kind: /** @type {const} */ ('applicationInstance'),
    id,
    displayName,
    mail: `${mailName}@contoso.com`,
    title,
    phones: [phone],
    tenantId,
  })),
  { kind: 'phone', id: '+442079460100', displayName: 'Fourth Coffee', title: 'Supplier', phones: ['+442079460100'] },
];
