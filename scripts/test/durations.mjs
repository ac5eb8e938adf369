import { pbkdf2Sync } from 'node:crypto';

/**
 * @typedef {object} TestTime
 * @property {string} file from the root of the checkout
 * @property {string} title
 * @property {number} seconds
 */

/**
 * The slowest tests of a run, a line each.
 *
 * @param {readonly TestTime[]} tests
 * @param {number} count
 */
export function slowest(tests, count) {
  return tests
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, count)
    .map(({ seconds, file, title }) => `${seconds.toFixed(1).padStart(6)} s  ${file}  ${title}`);
}

/**
 * Browser journeys of a feature whose file has another name.
 *
 * @type {Readonly<Record<string, string>>}
 */
const featureOfJourney = {
  account: 'auth',
  'chat-connection': 'conversations',
  'chat-history': 'conversations',
  'chat-layout': 'conversations',
  'chat-refused': 'conversations',
  chat: 'conversations',
  organization: 'organizations',
  'public-pages': 'organizations',
  directory: 'organizations',
  'sign-in': 'auth',
};

const rooms = /^(?:backend\/src\/modules|frontend\/src\/features)\/([^/]+)\//u;
const journey = /^tests\/e2e\/([^/]+)\.spec\.ts$/u;
/** Journeys of the shell and of all pages together. */
const ofAll = new Set(['accessibility', 'bundles', 'first-minutes', 'long-names', 'pages', 'screenshots', 'shell']);

/**
 * The feature whose test it is; undefined: of no single one.
 *
 * @param {string} file from the root of the checkout
 */
export function featureOf(file) {
  const room = rooms.exec(file)?.[1];
  if (room !== undefined) return room;
  const name = journey.exec(file)?.[1];
  return name === undefined || ofAll.has(name) ? undefined : (featureOfJourney[name] ?? name);
}

/**
 * Seconds of each feature's own tests, the slowest first.
 *
 * @param {readonly TestTime[]} tests
 * @returns {Map<string, number>}
 */
export function byFeature(tests) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { file, seconds } of tests) {
    const feature = featureOf(file);
    if (feature !== undefined) sums.set(feature, (sums.get(feature) ?? 0) + seconds);
  }
  return new Map([...sums].toSorted(([, one], [, other]) => other - one));
}

/** What a feature's own tests may take on a quiet machine of two cores: seconds, one after the other. */
const budget = 10;

/**
 * The same of features that are older than the budget, and larger: about twice what they take.
 *
 * @type {Readonly<Record<string, number>>}
 */
const larger = {
  conversations: 500,
  organizations: 220,
  auth: 190,
  announcements: 170,
  members: 110,
  guard: 90,
  notes: 80,
  invitations: 60,
  gateway: 50,
  usage: 40,
};

/**
 * Features whose tests take longer than they may, a sentence each.
 *
 * @param {ReadonlyMap<string, number>} features
 * @param {number} slowness of this machine, as a multiple of a quiet one; at least 1 is counted
 */
export function overBudget(features, slowness) {
  return [...features].flatMap(([feature, seconds]) => {
    const allowed = (larger[feature] ?? budget) * Math.max(1, slowness);
    return seconds > allowed
      ? [`${feature}: its tests take ${seconds.toFixed(0)} s and may take ${allowed.toFixed(0)} s`]
      : [];
  });
}

/** Milliseconds of `work` on a quiet machine of two cores. */
const quietMs = 60;

/** How much slower this machine is now than a quiet one, at least 1: of three measurements the middle one. */
export function measureSlowness() {
  const [, middle = quietMs] = Array.from({ length: 3 }, timeWork).toSorted((one, other) => one - other);
  return Math.max(1, middle / quietMs);
}

function timeWork() {
  const begun = performance.now();
  pbkdf2Sync('password', 'salt', 100_000, 32, 'sha512');
  return performance.now() - begun;
}
