import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Message } from './message.tsx';

export function NotFound() {
  return (
    <Message
      icon={Compass}
      title="Nothing at this address"
      action={
        <Button asChild>
          <Link to="/">Go to the start</Link>
        </Button>
      }
    >
      The page was moved, deleted, or is not yours to see.
    </Message>
  );
}
