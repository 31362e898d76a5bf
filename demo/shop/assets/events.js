import { cartLines, cartTotal } from './cart.js';
import { absolute, shop } from './shop-data.js';

// Names and spelling of everything here are Klaviyo's: its flows look for exactly these.

const toItem = ({ product, quantity, rowTotal }) => ({
  ProductID: product.id,
  SKU: product.sku,
  ProductName: product.name,
  Quantity: quantity,
  ItemPrice: product.price,
  RowTotal: rowTotal,
  ProductURL: absolute(product.path),
  ImageURL: absolute(product.picturePath),
  ProductCategories: product.categories,
});

const describeCart = (lines) => ({
  $value: cartTotal(),
  ItemNames: lines.map(({ product }) => product.name),
  CheckoutURL: absolute('/checkout'),
  Items: lines.map(toItem),
});

export const trackViewedProduct = (product) =>
  window.keepsend.track('Viewed Product', {
    ProductName: product.name,
    ProductID: product.id,
    SKU: product.sku,
    Categories: product.categories,
    ImageURL: absolute(product.picturePath),
    URL: absolute(product.path),
    Brand: product.brand,
    Price: product.price,
    // A property without a value is refused, so it must not be there at all.
    ...(product.compareAtPrice !== undefined && { CompareAtPrice: product.compareAtPrice }),
  });

/** Called after the cart has it: the event describes the cart as it is now. */
export const trackAddedToCart = (product, quantity) =>
  window.keepsend.track(
    'Added to Cart',
    {
      ...describeCart(cartLines()),
      AddedItemProductName: product.name,
      AddedItemProductID: product.id,
      AddedItemSKU: product.sku,
      AddedItemCategories: product.categories,
      AddedItemImageURL: absolute(product.picturePath),
      AddedItemURL: absolute(product.path),
      AddedItemPrice: product.price,
      AddedItemQuantity: quantity,
    },
    { currency: shop.currency },
  );

/** The token makes a second event of the same checkout the same event. */
export const trackStartedCheckout = (token) => {
  const lines = cartLines();
  return window.keepsend.track(
    'Started Checkout',
    {
      $event_id: token,
      ...describeCart(lines),
      Categories: [...new Set(lines.flatMap(({ product }) => product.categories))],
    },
    { currency: shop.currency },
  );
};

export const trackSearch = (term, count) =>
  window.keepsend.track('Submitted Search', { 'Search Term': term, 'Search Results Count': count });
