import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { linkTo, type Route } from './route.js';

interface SplitViewProps {
  readonly view: Route['view'];
  readonly list: ComponentChildren;
  /** Which thing is open; on a phone it takes the list's place. */
  readonly openId: string | undefined;
  readonly details: ComponentChildren;
}

/** A list with the details of one of its entries beside it. Escape closes them. */
export const SplitView = ({ view, list, openId, details }: SplitViewProps) => {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (openId !== undefined) pane.current?.focus({ preventScroll: true });
    const close = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && openId !== undefined) location.hash = linkTo(view);
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [view, openId]);
  return (
    <div class={openId === undefined ? 'split' : 'split is-open'}>
      <div class="split-list">{list}</div>
      {openId !== undefined && (
        <section class="split-details" aria-label="Details" tabIndex={-1} ref={pane}>
          <a class="close" href={linkTo(view)}>
            Close
          </a>
          {details}
        </section>
      )}
    </div>
  );
};
