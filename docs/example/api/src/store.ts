import { randomUUID } from 'node:crypto';

export interface User {
  id: string;
  email: string;
  name: string;
  street: string;
  passwordHash: string;
}

export interface Tool {
  id: string;
  ownerId: string;
  title: string;
  borrowedBy: string | null;
}

const users = new Map<string, User>();
const tools = new Map<string, Tool>();
const PAGE_SIZE = 20;

export function findUser(id: string): User | undefined {
  return users.get(id);
}

export function findUserByEmail(email: string): User | undefined {
  return [...users.values()].find((user) => user.email === email);
}

export function addUser(user: Omit<User, 'id'>): User {
  const added = { id: randomUUID(), ...user };
  users.set(added.id, added);
  return added;
}

export function addTool(ownerId: string, title: string): Tool {
  const tool: Tool = { id: randomUUID(), ownerId, title, borrowedBy: null };
  tools.set(tool.id, tool);
  return tool;
}

export function listTools(page: number): { items: Tool[]; nextPage: number | null } {
  const all = [...tools.values()];
  const end = (page + 1) * PAGE_SIZE;
  return { items: all.slice(page * PAGE_SIZE, end), nextPage: end < all.length ? page + 1 : null };
}

export function toolsOf(ownerId: string): Tool[] {
  return [...tools.values()].filter((tool) => tool.ownerId === ownerId);
}

export function borrowTool(toolId: string, userId: string): Tool | undefined {
  const tool = tools.get(toolId);
  if (!tool || tool.borrowedBy) return undefined;
  tool.borrowedBy = userId;
  return tool;
}

export function returnTool(toolId: string, userId: string): Tool | undefined {
  const tool = tools.get(toolId);
  if (tool?.borrowedBy !== userId) return undefined;
  tool.borrowedBy = null;
  return tool;
}
