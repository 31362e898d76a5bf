export { UUID } from '../protocol/uuid.js';
