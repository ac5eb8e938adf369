import { LockKeyhole } from 'lucide-react';
import { Message } from './message.tsx';

export function Forbidden() {
  return (
    <Message icon={LockKeyhole} title="Not for your role">
      Ask an admin of your organization if you need it.
    </Message>
  );
}
