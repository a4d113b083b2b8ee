import rule from '../../rules/no-request-claims.ts';
import { reported, silent, testRule } from './cases.ts';

const HEAD = `
  import jwt from 'jsonwebtoken';
  import { z } from 'zod';
  import { key, me, OPTIONS } from './config.js';
`;

/** A handler of Express with the claims that it signs, and what stands before the signature. */
const handler = (payload: string, before = '', more = ''): string => `${HEAD}
  app.post('/sessions', ${more} async (req, res) => {
    ${before}
    res.json(jwt.sign(${payload}, key, OPTIONS));
  });
`;

const name = (before: string, payload: string): string => `${before} … ${payload}`;

testRule('no-request-claims: rights', rule, {
  valid: [
    ...[
      ['', '{ sub: req.session.id, role: req.user.role }'],
      ['', '{ sub: req.session.id, theme: req.body.theme }'],
      ['', '{ sub: req.session.id, role: RIGHTS[req.body.plan] }'],
      ['', "{ sub: req.session.id, role: req.body.code === CODE ? 'admin' : 'user' }"],
      ['', "{ sub: req.session.id, role: KNOWN.has(req.body.role) ? req.body.role : 'user' }"],
      ["const { role } = req.body; if (role !== 'user') return res.sendStatus(403);", '{ sub: me.id, role }'],
      [
        "const { role } = req.body; if (!['user', 'guest'].includes(role)) return res.sendStatus(400);",
        '{ sub: me.id, role }',
      ],
      ["let { role } = req.body; if (!isOpen(role)) role = 'user';", '{ sub: me.id, role }'],
      ['assertRole(req.body.role);', '{ sub: me.id, role: req.body.role }'],
      ['if (!(await mayGrant(me, req.body.role))) return res.sendStatus(403);', '{ sub: me.id, role: req.body.role }'],
      [
        'const found = await Members.findOne({ id: me.id, tenant: req.body.tenant }); if (!found) return res.sendStatus(403);',
        '{ sub: found.id, tenant: req.body.tenant }',
      ],
      [
        'const { error } = schema.validate(req.body); if (error) return res.sendStatus(400);',
        '{ sub: me.id, role: req.body.role }',
      ],
      ['const sent = z.object({ role: z.literal("user") }).parse(req.body);', '{ sub: me.id, role: sent.role }'],
      [
        'const sent = z.object({ role: z.enum(["user", "guest"]) }).parse(req.body);',
        '{ sub: me.id, role: sent.role }',
      ],
      [
        'const sent = z.object({ role: z.enum(["buyer", "seller"]) }).parse(req.body);',
        '{ sub: me.id, role: sent.role }',
      ],
      ['const sent = z.object({ theme: z.string() }).parse(req.body);', '{ ...sent }'],
      ['const sent = Session.parse(req.body);', '{ sub: me.id, role: sent.role }'],
      ['const sent = Session.parse(req.body);', 'sent'],
    ].map(([before = '', payload = '']) => silent(name(before, payload), handler(payload, before))),
    silent(
      'a switch',
      `${HEAD}
      export function issue(req) {
        switch (req.body.role) { case 'user': return jwt.sign({ sub: me.id, role: req.body.role }, key, OPTIONS); }
      }
    `,
    ),
    silent('a middleware that may decide', handler('{ sub: me.id, role: req.body.role }', '', 'requireAdmin,')),
    silent(
      'a guard, and a class of another file that may validate',
      `${HEAD}
      import { Controller, Post, Body, UseGuards } from '@nestjs/common';
      import { GrantDto } from './grant.dto.js';
      @Controller() export class Sessions {
        @Post('one') @UseGuards(AdminGuard) one(@Body() body: any) { return jwt.sign({ sub: me.id, role: body.role }, key, OPTIONS); }
        @Post('two') two(@Body() body: GrantDto) { return jwt.sign({ sub: me.id, role: body.role }, key, OPTIONS); }
      }
    `,
    ),
    silent(
      'what is no request',
      `${HEAD}
      export const one = (record) => jwt.sign({ sub: record.id, role: record.body.role }, key, OPTIONS);
      const request = build();
      export const two = () => jwt.sign({ sub: me.id, role: request.body.role }, key, OPTIONS);
    `,
    ),
    silent('tests', handler('req.body'), { filename: 'test/sessions.test.ts', gate: 'closed' }),
  ],
  invalid: [
    ...[
      ['', '{ sub: me.id, ⟦role: req.body.role⟧ }'],
      ['', "{ sub: me.id, ⟦role: req.body.role ?? 'user'⟧ }"],
      ['', '{ sub: me.id, ⟦roles: [req.query.role]⟧ }'],
      ['', "{ sub: me.id, ⟦scope: req.headers['x-scope']⟧ }"],
      ['', "{ sub: me.id, ⟦isAdmin: req.get('X-Admin')⟧ }"],
      ['', '{ user: { id: me.id, ⟦permissions: req.body.user.permissions⟧ } }'],
      ['', "{ sub: me.id, ['https://shop.example/groups']: 1, ⟦groups: String(req.params.group).split(',')⟧ }"],
      [
        'const { email, role } = req.body; if (!email || !role) return res.sendStatus(400); await Users.create({ email, role });',
        '{ sub: me.id, ⟦role⟧ }',
      ],
      ["const { body: { role = 'user' } } = req; if (typeof role !== 'string') return;", '{ sub: me.id, ⟦role⟧ }'],
      [
        'const found = await login(req.body); if (!found) return res.sendStatus(401);',
        '{ sub: found.id, ⟦role: req.body.role⟧ }',
      ],
      [
        'if (!(await compare(req.body.password, me.hash))) return res.sendStatus(401);',
        '{ sub: me.id, ⟦role: req.body.role⟧ }',
      ],
      ['const claims = { sub: me.id }; ⟦claims.role = req.body.role⟧;', 'claims'],
      ['if (req.body.role === "user") console.log("a user");', '{ sub: me.id, ⟦role: req.body.role⟧ }'],
      [
        'const sent = z.object({ role: z.enum(["user", "admin"]) }).parse(req.body);',
        '{ sub: me.id, ⟦role: sent.role⟧ }',
      ],
      ['const { role } = z.object({ role: z.string().min(2).optional() }).parse(req.body);', '{ sub: me.id, ⟦role⟧ }'],
      ['const { admin } = z.object({ admin: z.boolean() }).strict().parse(req.body);', '{ sub: me.id, ⟦admin⟧ }'],
    ].map(([before = '', payload = '']) =>
      reported(name(before, payload).replaceAll(/[⟦⟧]/g, ''), handler(payload, before), 'rights'),
    ),
    reported(
      'what reads the body decides nothing',
      handler('{ sub: me.id, ⟦role: req.body.role⟧ }', '', 'express.json(),'),
      {
        messageId: 'rights',
        data: { name: 'role' },
      },
    ),
    reported(
      'other frameworks',
      `${HEAD}
      import { SignJWT } from 'jose';
      import { Controller, Post, Body, Query } from '@nestjs/common';
      export async function POST(request: Request) {
        const sent = await request.json();
        return new SignJWT({ ⟦role: sent.role⟧ }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('15m').sign(key);
      }
      router.post('/koa', (ctx) => { const { permissions } = ctx.request.body; ctx.body = jwt.sign({ sub: me.id, ⟦permissions⟧ }, key, OPTIONS); });
      hono.post('/hono', async (c) => c.json(jwt.sign({ sub: me.id, ⟦scope: c.req.query('scope')⟧ }, key, OPTIONS)));
      fastify.post('/fastify', async (request, reply) => jwt.sign({ sub: me.id, ⟦role: request.body.role⟧ }, key, OPTIONS));
      elysia.post('/elysia', ({ body }) => jwt.sign({ sub: me.id, ⟦role: body.role⟧ }, key, OPTIONS));
      export const lambda = async (event) => { const { groups } = JSON.parse(event.body); return jwt.sign({ sub: me.id, ⟦groups⟧ }, key, OPTIONS); };
      export default defineEventHandler(async (event) => { const sent = await readBody(event); return jwt.sign({ sub: me.id, ⟦role: sent.role⟧ }, key, OPTIONS); });
      export async function action({ request }) { const form = await request.formData(); return jwt.sign({ sub: me.id, ⟦role: form.get('role')⟧ }, key, OPTIONS); }
      @Controller() export class Sessions {
        @Post('one') one(@Body() body: { role: string }) { return jwt.sign({ sub: me.id, ⟦role: body.role⟧ }, key, OPTIONS); }
        @Post('two') two(@Query('tenantRole') role: string) { return jwt.sign({ sub: me.id, ⟦role⟧ }, key, OPTIONS); }
      }
    `,
      Array<'rights'>(10).fill('rights'),
    ),
    reported(
      'signers of the file and of other files',
      `${HEAD}
      import { signJwt } from './tokens.js';
      const issue = (id: string, role: string) => jwt.sign({ sub: id, ⟦role⟧ }, key, OPTIONS);
      app.post('/one', (req, res) => res.json(issue(me.id, req.body.role)));
      app.post('/two', (req, res) => res.json(signJwt({ sub: me.id, ⟦role: req.body.role⟧ })));
    `,
      ['rights', 'rights'],
    ),
  ],
});

testRule('no-request-claims: whose token it is, and whole objects', rule, {
  valid: [
    ...[
      ['', '{ sub: req.user.id }'],
      ['', '{ id: req.params.id }'],
      [
        'const user = await Users.findOne({ email: req.body.email }); if (!user) return res.sendStatus(401);',
        '{ sub: req.body.email }',
      ],
      ['if (!(await compare(req.body.password, hash))) return res.sendStatus(401);', '{ sub: req.body.email }'],
      ['const { password, ...sent } = req.body;', '{ sub: me.id, mail: sent.email }'],
    ].map(([before = '', payload = '']) => silent(name(before, payload), handler(payload, before))),
  ],
  invalid: [
    reported('a subject that nobody asked about', handler('{ ⟦sub: req.body.userId⟧ }'), {
      messageId: 'identity',
      data: { name: 'sub' },
    }),
    reported(
      'a subject that is only there',
      handler('{ ⟦userId: req.body.id⟧ }', 'if (!req.body.id) return res.sendStatus(400);'),
      'identity',
    ),
    reported('a body', handler('⟦req.body⟧'), { messageId: 'all', data: { name: '' } }),
    reported('a body among other claims', handler('{ ...⟦req.body⟧, role: "user" }'), 'all'),
    reported('the rest of a body', handler('{ ...⟦sent⟧ }', 'const { password, ...sent } = req.body;'), 'all'),
    reported(
      'a schema with rights in it',
      handler('⟦sent⟧', 'const sent = z.object({ name: z.string(), role: z.string() }).parse(req.body);'),
      'all',
    ),
  ],
});
