import { Component, type ReactNode } from 'react';
import { RouteFailure } from './pages/failure.tsx';

interface ErrorBoundaryProps {
  /** Where the person is: going somewhere else is another try. */
  place: string;
  children: ReactNode;
}

/** Shows what failed in the place of what failed, and leaves the rest of the page standing. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failure: unknown; at: string | null }> {
  override state = { failure: null as unknown, at: null as string | null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  static getDerivedStateFromProps({ place }: ErrorBoundaryProps, state: { failure: unknown; at: string | null }) {
    return state.at === place ? null : { failure: null, at: place };
  }

  override render() {
    return this.state.failure === null ? this.props.children : <RouteFailure error={this.state.failure} />;
  }
}
