import { namedLanguage } from '../language.ts';
import { findTopic, type Match, type Subject } from '../topic.ts';
import { contractComparison } from './contract-comparison.ts';
import { groupInvoices } from './group-invoices.ts';
import { invoiceReminder } from './invoice-reminder.ts';
import { meetingAgenda } from './meeting-agenda.ts';
import { portalSubjects } from './portal/portal-subjects.ts';

/** All subjects that can be suggested, the best first. */
export const subjects: readonly Subject[] = [
  invoiceReminder,
  contractComparison,
  meetingAgenda,
  groupInvoices,
  ...portalSubjects,
];

/** @param question folded by `foldedWords`; if it names a language, the answer is in that language */
export function findSubject(question: string): Match<Subject> | null {
  const found = findTopic(subjects, question);
  return found && { ...found, language: namedLanguage(question) ?? found.language };
}
