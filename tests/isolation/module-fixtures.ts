import type { IsolationFixture } from './fixture.ts';

const found = import.meta.glob<IsolationFixture>('../../backend/src/modules/*/isolation.fixture.ts', {
  eager: true,
  import: 'isolation',
});

/** Of every module that has one. */
export const moduleFixtures: readonly IsolationFixture[] = Object.values(found);
