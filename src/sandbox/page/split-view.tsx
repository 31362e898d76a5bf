import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

import { linkTo, type Route } from './route.js';

interface SplitViewProps {
  readonly view: Route['view'];
  readonly title: string;
  readonly list: ComponentChildren;
  /** Which thing is open; on a phone it takes the list's place. */
  readonly openId: string | undefined;
  readonly details: ComponentChildren;
}

/** Goes back to where the list was scrolled to and to the row that was left. */
const useReturn = (view: Route['view'], openId: string | undefined) => {
  const left = useRef<{ id: string; scrollY: number } | undefined>(undefined);
  const previous = useRef<string | undefined>(undefined);
  if (previous.current === undefined && openId !== undefined)
    left.current = { id: openId, scrollY };
  if (openId !== undefined && left.current) left.current.id = openId;
  previous.current = openId;
  useLayoutEffect(() => {
    if (openId !== undefined || left.current === undefined) return;
    const { id, scrollY } = left.current;
    left.current = undefined;
    scrollTo({ top: scrollY, behavior: 'instant' });
    const href = CSS.escape(linkTo(view, id));
    document.querySelector<HTMLElement>(`a[href="${href}"]`)?.focus({ preventScroll: true });
  }, [view, openId]);
};

/** A list with the details of one of its entries beside it. Escape closes them. */
export const SplitView = ({ view, title, list, openId, details }: SplitViewProps) => {
  const pane = useRef<HTMLElement>(null);
  useReturn(view, openId);
  useEffect(() => {
    if (openId !== undefined) pane.current?.focus({ preventScroll: true });
    const close = ({ key, defaultPrevented }: KeyboardEvent) => {
      const isInDialog = document.querySelector('dialog[open]') !== null;
      if (key === 'Escape' && !defaultPrevented && !isInDialog && openId !== undefined)
        location.hash = linkTo(view);
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [view, openId]);
  return (
    <>
      <h2 class="hidden">{title}</h2>
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
    </>
  );
};
