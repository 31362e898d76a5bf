/** Reads a body as text, up to so many bytes; the rest is not waited for. */
export const createReader =
  (maxBytes: number) =>
  async ({ body }: Response): Promise<{ text: string; isCut: boolean }> => {
    const decoder = new TextDecoder();
    const reader = body?.getReader();
    let text = '';
    let left = maxBytes;
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || !value) return { text: text + decoder.decode(), isCut: false };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.length;
      if (left >= 0) continue;
      reader?.cancel().catch(() => {});
      return { text, isCut: true };
    }
  };
