/** The tracker's reasons are for developers; a visitor is told what to type. */
const ADVICE = {
  phone_invalid:
    'This phone number was not understood. Write +, the country and the number, such as +49 30 901820.',
  email_invalid:
    'This e-mail address was not understood. Write all of it, such as ada@example.com.',
};

/**
 * Tells the tracker who the visitor is and gives back what it refused: `{ code, sentence }`. No
 * answer, as when the tracker is still loading, is no objection.
 */
export const identify = async (person) => {
  const result = await window.keepsend.identify(person);
  return (result?.rejections ?? []).map(({ code, detail }) => ({
    code,
    sentence: ADVICE[code] ?? detail,
  }));
};
