import type { Role } from '../../../kernel/auth/actor.ts';
import type { HandlerContext } from '../../../kernel/http/route.ts';
import type { Outcome } from '../contract.ts';
import { invite } from '../invite.ts';
import { requireManager } from '../policy.ts';
import { readCsv } from './read-csv.ts';

interface Report {
  invited: number;
  lines: { line: number; email: string; outcome: Outcome }[];
}

/**
 * Invites the people of a CSV file, and tells of every line what became of it.
 * @throws {AppError} `file_unreadable`, `file_too_long`
 */
export async function importPeople(
  context: Pick<HandlerContext, 'kernel' | 'actor' | 'request' | 'tx' | 'bytes'>,
  { role, locale }: { role: Role; locale: string },
): Promise<Report> {
  requireManager(context.actor);
  const lines = readCsv(context.bytes, role);
  const people = lines.filter(({ fault }) => fault === null);
  const invitees = people.map((person) => ({
    email: person.email,
    role: person.role,
    locale: person.locale ?? locale,
  }));
  const invited = await invite(context, context.tx, invitees);
  const outcomes = new Map(people.map(({ line }, at) => [line, invited[at]?.outcome]));
  const report = lines.map(({ line, typed, fault }) => ({
    line,
    email: typed,
    outcome: fault ?? outcomes.get(line) ?? 'invalid_address',
  }));
  return { invited: report.filter(({ outcome }) => outcome === 'invited').length, lines: report };
}
