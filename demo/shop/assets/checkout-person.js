import { readAnswers } from './checkout-state.js';

const PARTS = ['email', 'phone_number', 'first_name', 'last_name'];

/** What the buyer has said of himself so far. What was left empty is not there at all. */
export const readPerson = () => {
  const answers = readAnswers();
  const told = PARTS.map((part) => [part, answers[part]?.trim()]).filter(([, value]) => value);
  return Object.fromEntries(told);
};
