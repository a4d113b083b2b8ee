import { createServer } from 'node:http';
import cookieParser from 'cookie-parser';
import express, { type ErrorRequestHandler } from 'express';
import { errors } from 'jose';
import jwt from 'jsonwebtoken';
import { WebSocketServer, type WebSocket } from 'ws';
import { startAdmin } from './admin/admin.module.js';
import { csrf } from './auth/csrf.js';
import { requireSession } from './auth/middleware.js';
import { issueTicket, redeemTicket } from './auth/tickets.js';
import { config } from './config.js';
import { session } from './routes/session.js';
import { tools } from './routes/tools.js';
import { shed } from './shed/shed.js';
import { findUser } from './store.js';

const app = express();
app.use(express.json());
app.use(cookieParser(), csrf);
app.use('/api/session', session);
app.use('/api/tools', tools);
app.use('/api/shed', shed);

app.post('/api/chat/ticket', requireSession, (req, res) => {
  res.json({ ticket: issueTicket(String(req.auth?.sub)) });
});

const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const refused = error instanceof jwt.JsonWebTokenError || error instanceof errors.JOSEError;
  res.status(refused ? 401 : (error.status ?? 500)).json({ error: refused ? 'Please sign in again' : 'Failed' });
};
app.use(onError);

const server = createServer(app);
const chat = new WebSocketServer({ server, path: '/api/chat' });

const rooms = new WeakMap<WebSocket, unknown>();

chat.on('connection', (socket, request) => {
  const url = new URL(request.url ?? '/', config.clientUrl);
  const userId = redeemTicket(url.searchParams.get('ticket') ?? '');
  const room = userId && findUser(userId)?.street;
  if (!room) {
    socket.close(4401);
    return;
  }
  rooms.set(socket, room);
  socket.on('message', (text) => {
    for (const other of chat.clients) {
      if (rooms.get(other) === room) other.send(JSON.stringify({ room, text: String(text) }));
    }
  });
});

server.listen(config.port);
await startAdmin();
