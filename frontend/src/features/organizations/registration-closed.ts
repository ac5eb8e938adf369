import { boot } from '../../lib/boot.ts';

/** Why nobody can register a company on this page, where that is so. */
export const registrationClosed =
  boot.registration === 'operator'
    ? 'New companies are registered by the operator of this installation. Ask them for a portal of your own.'
    : 'This installation registers no new companies.';
