import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { handle } from './route.js';

const app = express();
app.all('/q7f2/*path', getRequestListener(handle)); // before express.json(): the route reads the body
app.use(express.json());
app.listen(Number(process.env.PORT), '127.0.0.1');
