import type { ComponentChildren } from 'preact';

interface EmptyProps {
  readonly title: string;
  /** What to do next. */
  readonly children: ComponentChildren;
}

/** Nothing here yet, and what to do about it. */
export const Empty = ({ title, children }: EmptyProps) => (
  <div class="empty">
    <h2>{title}</h2>
    {children}
  </div>
);
