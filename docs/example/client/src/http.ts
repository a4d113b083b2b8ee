import axios from 'axios';
import Cookies from 'js-cookie';
import { accessToken, saveCsrfToken, saveSession, type Session } from './session';

export interface Tool {
  id: string;
  title: string;
  borrowedBy: string | null;
  mine: boolean;
}

const http = axios.create({ baseURL: '/api' });

http.interceptors.request.use((request) => {
  const token = accessToken();
  if (token) request.headers.Authorization = `Bearer ${token}`;
  const csrfToken = sessionStorage.getItem('csrf_token');
  if (csrfToken) request.headers['X-CSRF-Token'] = csrfToken;
  return request;
});

http.interceptors.response.use((response) => {
  const csrfToken = response.headers['x-csrf-token'];
  if (csrfToken) saveCsrfToken(csrfToken);
  return response;
});

export async function login(email: string, password: string, stay: boolean): Promise<void> {
  await http.get('/session/csrf');
  const { data } = await http.post<Session>('/session/login', { email, password });
  saveSession(data, stay);
}

export async function renew(): Promise<void> {
  const refreshToken = Cookies.get('refresh_token');
  if (!refreshToken) return;
  const { data } = await http.post<Omit<Session, 'refreshToken'>>('/session/refresh', { refreshToken });
  saveSession({ ...data, refreshToken }, false);
}

export async function listTools(pageToken = 0): Promise<{ items: Tool[]; nextPageToken: number | null }> {
  const { data } = await http.get(`/tools?pageToken=${pageToken}`);
  return data;
}

export async function borrow(toolId: string): Promise<void> {
  await http.post(`/tools/${toolId}/borrow`);
}

export async function downloadCalendar(): Promise<Blob> {
  const token = accessToken();
  const params = { token, format: 'ics' };
  const { data } = await http.get('/session/calendar', { params, responseType: 'blob' });
  return data;
}

export async function chatToken(): Promise<string> {
  const { data } = await http.post<{ chatToken: string }>('/chat/token');
  return data.chatToken;
}

export async function shedPass(): Promise<string> {
  const { data } = await http.post<{ pass: string }>('/shed/pass');
  return data.pass;
}

export async function openShed(pass: string): Promise<void> {
  await http.post('/shed/open', { pass });
}
