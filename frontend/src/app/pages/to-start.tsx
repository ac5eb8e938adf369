import { Link } from 'react-router';
import { Button } from '../../ui/button.tsx';

/** The way out of a page that is none. */
export function ToStart() {
  return (
    <Button asChild>
      <Link to="/">Go to the start</Link>
    </Button>
  );
}
