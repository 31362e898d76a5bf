import { Hono } from 'hono';
import type { Box } from './box.js';
import { type PageAssets } from './page-shell.js';
/** The sandbox as a Hono app: the page, its own API, and Klaviyo's. */
export declare const createApp: (box: Box, assets: PageAssets) => Hono;
