import { useEffect, useState } from 'preact/hooks';

// Fast typists press about ten keys a second.
const PATIENCE_MS = 150;

/** A field's text, and the same once typing has paused: that is what is worth a request. */
export const useSearch = () => {
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), text === '' ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText, search };
};
