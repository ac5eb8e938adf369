import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** A change of this value, e.g. a navigation, renders the children again. */
  resetKey: string;
  fallback: (failure: unknown) => ReactNode;
  children: ReactNode;
}

/** Renders `fallback` in place of children that threw. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failure: unknown; at: string | null }> {
  override state = { failure: null as unknown, at: null as string | null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: { failure: unknown; at: string | null }) {
    return state.at === resetKey ? null : { failure: null, at: resetKey };
  }

  override render() {
    return this.state.failure === null ? this.props.children : this.props.fallback(this.state.failure);
  }
}
