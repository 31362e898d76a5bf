export const byId = (id) => document.getElementById(id);

/** An element with properties and children; text goes in as text, never as markup. */
export const create = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** Says it to those who listen instead of look. */
export const announce = (sentence) => {
  byId('announcement').textContent = sentence;
};
