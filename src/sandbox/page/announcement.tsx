import { useEffect, useState } from 'preact/hooks';

// One summary in a while instead of a voice for every row.
const PATIENCE_MS = 2_000;

/** A text that screen readers hear when it has changed and stood still for a moment. */
export const Announcement = ({ text }: { text: string }) => {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <span class="count" aria-hidden="true">
        {text}
      </span>
      <span class="hidden" role="status">
        {said}
      </span>
    </>
  );
};
