import { MailRefused, type MailDriver } from '../driver.ts';
import type { OutboxFiles } from '../outbox/outbox-files.ts';

/** The local outbox: mails go nowhere, and are shown at `/outbox`. */
export function createOutboxDriver(files: OutboxFiles): MailDriver {
  return {
    name: 'outbox',
    async send({ from, to, subject, html, text, language }, signal) {
      signal.throwIfAborted();
      return files.keep({ from, to, subject, html, text, language }).catch((error: NodeJS.ErrnoException) => {
        throw new MailRefused(`outbox_${(error.code ?? 'failed').toLowerCase()}`, { retryable: true });
      });
    },
    verify: () => Promise.resolve(),
    close: () => undefined,
  };
}
