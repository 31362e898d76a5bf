import { byId } from './element.js';
import { identify } from './identify.js';

export const startNewsletter = () => {
  const form = byId('newsletter');
  const answer = byId('newsletter-answer');

  const reply = (sentence, isProblem) => {
    form.elements.email.setAttribute('aria-invalid', isProblem);
    answer.textContent = sentence;
    answer.classList.toggle('problem', isProblem);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { email } = form.elements;
    if (!email.checkValidity()) {
      reply('Please write a whole e-mail address, such as ada@example.com.', true);
      email.focus();
      return;
    }
    const [refused] = await identify({ email: email.value.trim() });
    if (refused) reply(refused.sentence, true);
    else reply('Thank you. The next letter is yours.', false);
  });
};
