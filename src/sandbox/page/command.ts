/** Tells the sandbox to do something; the reason when it does not, nothing when it did. */
export const command = async (
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<string | undefined> => {
  try {
    const response = await fetch(path, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (response.ok) return undefined;
    const { errors } = (await response.json()) as {
      errors?: { detail: string; source?: { pointer?: string } }[];
    };
    const words = errors?.map(
      ({ detail, source }) => `${source?.pointer?.slice(1) ?? ''} ${detail}`,
    );
    return words?.join(' ').trim() || `It answered ${response.status}.`;
  } catch {
    return 'The sandbox does not answer.';
  }
};
