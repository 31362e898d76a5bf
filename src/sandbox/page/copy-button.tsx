import { useState } from 'preact/hooks';

interface CopyButtonProps {
  readonly label: string;
  /** Made when it is needed: the text may be long. */
  readonly text: () => string;
}

/** Copies a text and says whether that worked. */
export const CopyButton = ({ label, text }: CopyButtonProps) => {
  const [result, setResult] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setResult('Copied');
    } catch {
      setResult('Copying is not allowed here');
    }
    setTimeout(() => setResult(''), 2_000);
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {label}
      </button>
      <span class="hint" role="status">
        {result}
      </span>
    </>
  );
};
