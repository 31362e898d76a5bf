export { createToken, type Person } from './create-token.js';
export { type CookiePlace, toCookie, toExpiredCookie } from './to-cookie.js';
