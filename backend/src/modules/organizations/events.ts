import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const organization = {
  payload: z.strictObject({ organization_id: id }),
  subject: ({ organization_id }: { organization_id: string }) => organization_id,
};

export const organizationRegistered = defineEvent('organization.registered', organization);
export const organizationConfirmed = defineEvent('organization.confirmed', organization);
export const organizationUpdated = defineEvent('organization.updated', organization);
export const organizationSeeded = defineEvent('organization.seeded', organization);
