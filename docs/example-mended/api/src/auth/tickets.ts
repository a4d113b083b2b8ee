import { randomBytes } from 'node:crypto';

const LIFETIME = 30_000;
const waiting = new Map<string, { userId: string; until: number }>();

/** A WebSocket cannot send headers, so it brings a ticket that opens the chat once and soon expires. */
export function issueTicket(userId: string): string {
  const ticket = randomBytes(32).toString('base64url');
  waiting.set(ticket, { userId, until: Date.now() + LIFETIME });
  setTimeout(() => waiting.delete(ticket), LIFETIME).unref();
  return ticket;
}

export function redeemTicket(ticket: string): string | undefined {
  const found = waiting.get(ticket);
  waiting.delete(ticket);
  return found && found.until > Date.now() ? found.userId : undefined;
}
