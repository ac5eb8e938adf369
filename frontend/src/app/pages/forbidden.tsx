import { LockKeyhole } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Message } from './message.tsx';

export function Forbidden() {
  return (
    <Message
      icon={LockKeyhole}
      title="Not for your role"
      action={
        <Button asChild>
          <Link to="/">Go to the start</Link>
        </Button>
      }
    >
      Ask an admin of your organization if you need it.
    </Message>
  );
}
