import { keepAnswers, readAnswers } from './checkout-state.js';
import { byId } from './element.js';

export const STEPS = ['contact', 'delivery', 'payment', 'review'];

const HALF_AN_ADDRESS = 'Please write a whole e-mail address, such as ada@example.com.';

export const formOf = (step) => byId(`step-${step}`);

export const tellProblem = (step, sentence, field) => {
  byId(`step-${step}-problem`).textContent = sentence;
  for (const input of formOf(step).elements) input.removeAttribute('aria-invalid');
  if (!field) return;
  field.setAttribute('aria-invalid', true);
  field.focus();
};

/** Whether the step is filled in. If not, says what is missing and puts the cursor there. */
export const isFilledIn = (step) => {
  const form = formOf(step);
  const wrong = form.querySelector('input:invalid');
  const name = wrong?.labels[0]?.textContent.trim();
  if (wrong?.validity.typeMismatch) tellProblem(step, HALF_AN_ADDRESS, wrong);
  else if (wrong) tellProblem(step, `Please fill in: ${name}.`, wrong);
  else tellProblem(step, '');
  return !wrong;
};

export const fillIn = () => {
  const answers = readAnswers();
  for (const step of STEPS) {
    for (const input of formOf(step).elements) {
      if (input.type === 'radio')
        input.checked =
          (answers[input.name] ?? '') === input.value ||
          (!(input.name in answers) && input.defaultChecked);
      else if (input.name in answers) input.value = answers[input.name];
    }
    formOf(step).addEventListener('input', () => keepAnswers(formOf(step)));
  }
};

/** The step the address names, or the first one that is not filled in before it. */
export const currentStep = () => {
  const asked = STEPS.indexOf(location.hash.slice(1));
  const open = STEPS.findIndex((step) => !formOf(step).checkValidity());
  const last = open === -1 ? STEPS.length - 1 : open;
  return STEPS[Math.min(Math.max(asked, 0), last)];
};

export const showStep = (current) => {
  for (const step of STEPS) formOf(step).hidden = step !== current;
  for (const marker of byId('step-markers').children) {
    const isCurrent = marker.dataset.marker === current;
    if (isCurrent) marker.setAttribute('aria-current', 'step');
    else marker.removeAttribute('aria-current');
  }
};
