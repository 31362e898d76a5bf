import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Keeps what has the focus in sight when something above it grows. */
export const useKeepInView = (place: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const look = () => {
      const { activeElement } = document;
      if (place.current?.contains(activeElement))
        activeElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    };
    const watch = new ResizeObserver(look);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [place]);
