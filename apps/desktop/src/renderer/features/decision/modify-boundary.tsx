import { Component, type ReactNode } from 'react';

type Props = { readonly fallback: ReactNode; readonly children: ReactNode };

/** A form is made from a schema that an agent wrote. One that breaks the drawing must not take the queue with it. */
export class ModifyBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError = (): { readonly isBroken: boolean } => ({ isBroken: true });
  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children;
  }
}
