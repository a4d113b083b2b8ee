import axios from 'axios';
import { csrfToken, forgetSession, hasExpired, noteExpiry, saveCsrfToken } from './session';

export interface Tool {
  id: string;
  title: string;
  borrowedBy: string | null;
  mine: boolean;
}

const http = axios.create({ baseURL: '/api' });

http.interceptors.request.use(async (request) => {
  if (hasExpired()) await renew().catch(() => undefined);
  const issued = csrfToken();
  if (issued) request.headers['X-CSRF-Token'] = issued;
  return request;
});

http.interceptors.response.use((response) => {
  const issued = response.headers['x-csrf-token'];
  if (issued) saveCsrfToken(issued);
  return response;
});

export async function login(email: string, password: string): Promise<void> {
  await http.get('/session/csrf');
  const { data } = await http.post<{ expiresIn: number }>('/session/login', { email, password });
  noteExpiry(data.expiresIn);
}

export async function renew(): Promise<void> {
  forgetSession();
  await http.get('/session/csrf');
  const { data } = await http.post<{ expiresIn: number }>('/session/refresh', {});
  noteExpiry(data.expiresIn);
}

export async function logout(): Promise<void> {
  await http.post('/session/logout');
  forgetSession();
}

export async function displayName(): Promise<string> {
  const { data } = await http.get<{ name: string | null }>('/session/me');
  return data.name ?? 'guest';
}

export async function listTools(pageToken = 0): Promise<{ items: Tool[]; nextPageToken: number | null }> {
  const { data } = await http.get(`/tools?pageToken=${pageToken}`);
  return data;
}

export async function borrow(toolId: string): Promise<void> {
  await http.post(`/tools/${toolId}/borrow`);
}

export async function downloadCalendar(): Promise<Blob> {
  const { data } = await http.get('/session/calendar', { params: { format: 'ics' }, responseType: 'blob' });
  return data;
}

export async function chatTicket(): Promise<string> {
  const { data } = await http.post<{ ticket: string }>('/chat/ticket');
  return data.ticket;
}

export async function shedPass(): Promise<string> {
  const { data } = await http.post<{ pass: string }>('/shed/pass');
  return data.pass;
}

export async function openShed(pass: string): Promise<void> {
  await http.post('/shed/open', { pass });
}
