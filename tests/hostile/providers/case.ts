import type { ErrorCode } from '../../../backend/src/kernel/http/api.ts';
import type { ModelEntry } from '../../../backend/src/modules/gateway/index.ts';
import type { Conduct } from '../../support/hostile-provider.ts';

/** One way in which a provider misbehaves, and what its users see of it. */
export interface HostileCase {
  /** Completes "a provider that …". */
  does: string;
  conduct: Conduct;
  /** How the answer failed. None: it is whole. */
  code?: ErrorCode;
  /** What there is of the answer; nothing unless said. */
  text?: string | RegExp;
  /** Milliseconds, where the case is about one of them. All others are patient, for the machine may be slow. */
  timeouts?: Partial<ModelEntry['timeouts']>;
}
