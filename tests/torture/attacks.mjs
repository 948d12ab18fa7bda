// @ts-check
/** The attacks, in the order in which they run. */

/** @import { Pass } from './pass.mjs' */

/**
 * @typedef {object} Attack
 * @property {string} name
 * @property {string} about
 * @property {boolean} [isOfCargo] whether `cargo test` runs its short form
 * @property {boolean} [needsRedis]
 * @property {boolean} [isTimed] whether it measures times, which no test may do
 * @property {boolean} [isByName] whether it runs only when it is named, as it takes too long
 * @property {boolean} [isFixed] whether a second pass would repeat the first one, whatever the seed
 * @property {() => Promise<{ attack: (pass: Pass) => Promise<void> | void }>} load
 */

/** @type {readonly Attack[]} */
export const ATTACKS = [
  {
    name: 'parsers',
    about: 'changed examples for every parser of the crate: no panic, no hang',
    isOfCargo: true,
    load: () => import('./parsers.mjs'),
  },
  {
    name: 'model',
    about: 'random histories, compared with a naive model of the verdict',
    isOfCargo: true,
    load: () => import('./model.mjs'),
  },
  {
    name: 'differential',
    about: 'changed JSON texts: both readers accept what JSON.parse accepts',
    load: () => import('./differential.mjs'),
  },
  {
    name: 'inputs',
    about: 'changed logs, recordings, snapshots, links and inputs of the command line: none breaks a reader',
    load: () => import('./inputs.mjs'),
  },
  {
    name: 'growth',
    about: 'texts of several sizes: no reader of texts takes more than 2.5 times the time for twice the text',
    isTimed: true,
    load: () => import('./growth.mjs'),
  },
  {
    name: 'boundary',
    about: 'each function with hostile values in each place: the module works on, and keeps no memory',
    load: () => import('./boundary.mjs'),
  },
  {
    name: 'network',
    about: 'a server that breaks every rule of HTTP: each request ends, and none is sent twice',
    load: () => import('./network.mjs'),
  },
  {
    name: 'forgeries',
    about: 'forged tokens, keys and discovery documents beside valid ones: none is accepted',
    load: () => import('./forgeries.mjs'),
  },
  {
    name: 'relay',
    about: 'slow clients, odd bodies, injected ids, foreign origins, guessed secrets: the relay works on',
    load: () => import('./relay.mjs'),
  },
  {
    name: 'crashes',
    about: 'relays and Redis killed during deliveries: each accepted one reaches each page once',
    needsRedis: true,
    load: () => import('./crashes.mjs'),
  },
  {
    name: 'secrets',
    about: 'a token, a number and a name on every path: none in an error, a log, a metric, a snapshot',
    load: () => import('./secrets.mjs'),
  },
  {
    name: 'clocks',
    about: 'clocks that jump, other time zones, a year of transfers: verdicts are right, memory is flat',
    load: () => import('./clocks.mjs'),
  },
  {
    name: 'supply',
    about: 'the licences, the sources and the install scripts of all that the project takes from others',
    isFixed: true,
    load: () => import('./supply.mjs'),
  },
  {
    name: 'mutants',
    about:
      'small changes of the checks of a webhook: with each of them a test fails (about half an hour; only by name)',
    isByName: true,
    isFixed: true,
    load: () => import('./mutants.mjs'),
  },
];
