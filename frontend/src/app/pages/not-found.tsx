import { Compass } from 'lucide-react';
import { Message } from './message.tsx';
import { ToStart } from './to-start.tsx';

export function NotFound() {
  return (
    <Message icon={Compass} title="Nothing at this address" action={<ToStart />}>
      The page was moved, deleted, or is not yours to see.
    </Message>
  );
}
