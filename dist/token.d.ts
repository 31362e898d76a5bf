export * from './types/token/index.js';
