import { useEffect, useState } from 'preact/hooks';

/** The views. */
export const views = [
  'events',
  'people',
  'refused',
  'dropped',
  'requests',
  'faults',
  'resources',
  'behaviours',
  'settings',
] as const;

/** Where the page is: a view and, perhaps, the one thing looked at. */
export interface Route {
  readonly view: (typeof views)[number];
  readonly id: string | undefined;
}

const decode = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Typed by hand.
  }
};

const readRoute = (): Route => {
  const [, view, id] = location.hash.split('/');
  const known = views.find((name) => name === view) ?? 'events';
  return { view: known, id: id ? decode(id) : undefined };
};

/** A link to a view or to one thing in it. */
export const linkTo = (view: Route['view'], id?: string | number): string =>
  id === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;

/** The route, kept up with the address bar. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(readRoute);
  useEffect(() => {
    const follow = () => setRoute(readRoute());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
};
