import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Where the person is: going somewhere else is another try. */
  place: string;
  fallback: (failure: unknown) => ReactNode;
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
    return this.state.failure === null ? this.props.children : this.props.fallback(this.state.failure);
  }
}
