import rule from '../../rules/restrict-verification.ts';
import { reported, silent, testRule } from './cases.ts';

testRule('restrict-verification', rule, {
  valid: [
    silent(
      'a module of the project',
      "import jwt from 'jsonwebtoken'; import { readSession } from './session.js'; jwt.decode(readSession(token));",
    ),
    silent('signing', "import jwt from 'jsonwebtoken'; jwt.sign({ sub }, key);"),
    silent('decoding', "import jwt from 'jsonwebtoken'; jwt.decode(token);"),
    silent(
      'another verify',
      "import jwt from 'jsonwebtoken'; import { verify } from 'argon2'; verify(hash, password);",
    ),
    silent('a wrapper that settings describe', "import { readSession } from '@acme/auth'; readSession(token);", {
      settings: {
        'jwt-guard': {
          libraries: {
            '@acme/auth': { exports: { members: { readSession: { call: { op: { kind: 'verify', token: '0' } } } } } },
          },
        },
      },
    }),
  ],
  invalid: [
    reported('jsonwebtoken', "import jwt from 'jsonwebtoken'; jwt.⟦verify⟧(token, key);", 'direct'),
    reported('jose', "import { jwtVerify } from 'jose'; await ⟦jwtVerify⟧(token, key);", 'direct'),
    reported(
      'a factory is one report',
      "import { createVerifier } from 'fast-jwt'; const verify = ⟦createVerifier⟧({ key }); verify(a); verify(b);",
      'direct',
    ),
    reported('middleware', "import { expressjwt } from 'express-jwt'; ⟦expressjwt⟧({ secret });", 'direct'),
    reported(
      'a service',
      "import { createClient } from '@supabase/supabase-js'; await createClient(u, k).auth.⟦getUser⟧(token);",
      'direct',
    ),
  ],
});
