/** One product line of a cart, by Klaviyo's names. Used by: abandoned-cart and order flows. */
export interface CartItem {
    ProductID: string;
    SKU?: string;
    ProductName: string;
    Quantity: number;
    ItemPrice: number;
    RowTotal: number;
    ProductURL?: string;
    ImageURL?: string;
    ProductCategories?: string[];
}
/**
 * The storefront metrics Klaviyo's flows and benchmarks recognise, with the names it expects
 * (Klaviyo, "Guide to integrating a platform without a pre-built integration"). Names are
 * case-sensitive. `$value` becomes the event's value and `$event_id` its `unique_id`.
 */
export interface KlaviyoEvents {
    'Viewed Product': {
        ProductName: string;
        ProductID: string;
        SKU?: string;
        Categories?: string[];
        ImageURL?: string;
        URL?: string;
        Brand?: string;
        Price?: number;
        CompareAtPrice?: number;
    };
    'Added to Cart': {
        $value: number;
        AddedItemProductName: string;
        AddedItemProductID: string;
        AddedItemSKU?: string;
        AddedItemCategories?: string[];
        AddedItemImageURL?: string;
        AddedItemURL?: string;
        AddedItemPrice: number;
        AddedItemQuantity: number;
        ItemNames: string[];
        CheckoutURL?: string;
        Items: CartItem[];
    };
    'Started Checkout': {
        $event_id: string;
        $value: number;
        ItemNames: string[];
        CheckoutURL?: string;
        Categories?: string[];
        Items: CartItem[];
    };
    'Submitted Search': {
        'Search Term': string;
        'Search Results Count'?: number;
    };
}
