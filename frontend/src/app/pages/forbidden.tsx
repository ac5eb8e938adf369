import { LockKeyhole } from 'lucide-react';
import { Message } from './message.tsx';
import { ToStart } from './to-start.tsx';

export function Forbidden() {
  return (
    <Message icon={LockKeyhole} title="Not for your role" action={<ToStart />}>
      Ask an admin of your organization if you need it.
    </Message>
  );
}
