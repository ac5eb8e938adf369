import { type ApiError, messageOf } from '../../../api/error.ts';
import { t } from '../../../lib/i18n/text.tsx';

/** By the `scope` of `quota_exceeded`: whose quota it is. */
const quotaTexts = {
  organization: 'conversations.quotaOfPlan',
  unconfirmed_organization: 'conversations.quotaOfUnconfirmed',
  unconfirmed_address: 'conversations.quotaOfNetwork',
  unconfirmed_installation: 'conversations.quotaOfInstallation',
} as const;

const isScope = (scope: unknown): scope is keyof typeof quotaTexts => Object.hasOwn(quotaTexts, String(scope));

/** Why a question was refused: what the error's code alone does not tell stands in its fields. */
export function refusalText(error: ApiError): string {
  const { scope, limit, model } = error.fields;
  if (error.code === 'quota_exceeded' && isScope(scope)) return t(quotaTexts[scope], { limit: Number(limit) });
  if (error.code === 'not_found' && model !== undefined) return t('conversations.modelGone');
  return messageOf(error);
}
