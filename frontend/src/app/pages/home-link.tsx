import { Link } from 'react-router';
import { Button } from '../../ui/button.tsx';

/** A link to the start page of the portal. */
export function HomeLink() {
  return (
    <Button asChild>
      <Link to="/">Go to the start</Link>
    </Button>
  );
}
