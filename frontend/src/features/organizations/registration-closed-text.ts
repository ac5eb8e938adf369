import { boot } from '../../lib/boot.ts';

/** Why nobody can register an organization here. Only where `boot.registration` is not `open`. */
export const registrationClosedText =
  boot.registration === 'operator'
    ? 'New companies are registered by the operator of this installation. Ask them for a portal of your own.'
    : 'This installation registers no new companies.';
