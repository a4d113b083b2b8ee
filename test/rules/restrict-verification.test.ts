import { RuleTester } from '@typescript-eslint/rule-tester';

import rule from '../../rules/restrict-verification.ts';

const tester = new RuleTester();

const silent = (name: string, code: string) => ({ name, code });

const found = (name: string, code: string, messageId: 'direct') => ({ name, code, errors: [{ messageId }] });

tester.run('restrict-verification', rule, {
  valid: [
    silent('a module of the project', "import { readSession } from './session.js'; readSession(token);"),
    silent('signing', "import jwt from 'jsonwebtoken'; jwt.sign({ sub }, key);"),
    silent('decoding', "import jwt from 'jsonwebtoken'; jwt.decode(token);"),
    silent('another verify', "import { verify } from 'argon2'; verify(hash, password);"),
    {
      code: "import { readSession } from '@acme/auth'; readSession(token);",
      name: 'a wrapper that settings describe',
      settings: {
        'jwt-guard': {
          libraries: {
            '@acme/auth': { exports: { members: { readSession: { call: { op: { kind: 'verify', token: '0' } } } } } },
          },
        },
      },
    },
  ],
  invalid: [
    found('jsonwebtoken', "import jwt from 'jsonwebtoken'; jwt.verify(token, key);", 'direct'),
    found('jose', "import { jwtVerify } from 'jose'; await jwtVerify(token, key);", 'direct'),
    found(
      'a factory is one report',
      "import { createVerifier } from 'fast-jwt'; const verify = createVerifier({ key }); verify(a); verify(b);",
      'direct',
    ),
    found('middleware', "import { expressjwt } from 'express-jwt'; expressjwt({ secret });", 'direct'),
    found(
      'a service',
      "import { createClient } from '@supabase/supabase-js'; await createClient(u, k).auth.getUser(token);",
      'direct',
    ),
  ],
});
