import { z } from 'zod';
import type { DomainEvent } from './event-type.ts';

/** An event as `publishBatch` writes it into the job of a delivery. */
const delivery = z.object({
  id: z.string(),
  seq: z.number(),
  type: z.string(),
  version: z.number(),
  payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  subject_type: z.string().nullable(),
  subject_id: z.string().nullable(),
  user_id: z.string().nullable(),
  key_id: z.string().nullable(),
  at: z.string(),
});

export function fromDelivery(orgId: string, payload: unknown): DomainEvent {
  const event = delivery.parse(payload);
  return {
    id: event.id,
    seq: event.seq,
    orgId,
    type: event.type,
    version: event.version,
    payload: event.payload,
    subject: event.subject_type && event.subject_id ? { type: event.subject_type, id: event.subject_id } : null,
    userId: event.user_id,
    keyId: event.key_id,
    at: event.at,
  };
}
