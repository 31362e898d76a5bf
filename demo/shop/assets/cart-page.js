import { cartLines, cartTotal, onCartChange, removeFromCart, setQuantity } from './cart.js';
import { announce, byId, create } from './element.js';
import { formatPrice } from './shop-data.js';

const quantityField = ({ product, quantity }) => {
  const id = `quantity-${product.id}`;
  const input = create('input', { id, type: 'number', min: 1, max: 20, value: quantity });
  input.addEventListener('change', () => {
    setQuantity(product.id, input.valueAsNumber);
    announce(`Total ${formatPrice(cartTotal())}`);
  });
  const label = create('label', { htmlFor: id, textContent: 'Quantity' });
  label.append(
    create('span', { className: 'visually-hidden', textContent: ` of ${product.name}` }),
  );
  return create('div', { className: 'field' }, label, input);
};

const removeButton = ({ product }) => {
  const button = create('button', { type: 'button', className: 'link-button' }, 'Remove');
  button.append(create('span', { className: 'visually-hidden', textContent: ` ${product.name}` }));
  button.addEventListener('click', () => {
    removeFromCart(product.id);
    announce(`${product.name} is no longer in your cart.`);
    // The button is gone with its line; the page's heading is the nearest thing that stays.
    byId('main').focus();
  });
  return button;
};

const lineElement = (line) => {
  const { product } = line;
  const element = create(
    'li',
    { className: 'cart-line' },
    create('img', { src: product.picturePath, alt: '', width: 96, height: 96 }),
    create(
      'div',
      { className: 'cart-line-text' },
      create('h2', {}, create('a', { href: product.path, textContent: product.name })),
      create('p', { textContent: `${formatPrice(product.price)} each` }),
      removeButton(line),
    ),
    quantityField(line),
    create('p', { className: 'cart-line-total' }),
  );
  element.dataset.product = product.id;
  return element;
};

/** Lines that stay keep their elements, or the focus would be lost with every change. */
const showLines = (lines) => {
  const list = byId('cart-lines');
  const shown = new Map([...list.children].map((element) => [element.dataset.product, element]));
  for (const line of lines) {
    const element = shown.get(line.product.id) ?? list.appendChild(lineElement(line));
    shown.delete(line.product.id);
    element.querySelector('input').value = line.quantity;
    element.querySelector('.cart-line-total').textContent = formatPrice(line.rowTotal);
  }
  for (const gone of shown.values()) gone.remove();
};

const show = () => {
  const lines = cartLines();
  byId('cart-full').hidden = lines.length === 0;
  byId('cart-empty').hidden = lines.length > 0;
  showLines(lines);
  byId('cart-total').textContent = formatPrice(cartTotal());
};

export const startCartPage = () => {
  onCartChange(show);
  show();
};
