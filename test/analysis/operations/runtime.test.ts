import { describe, expect, it } from 'vitest';

import { findRuntime, isClientOnly } from '../../../src/analysis/operations/runtime.ts';
import { view } from '../view.ts';

describe('where a file runs', () => {
  it.each([
    ['no sign', `f();`, 'unknown'],
    ['a server framework', `import express from 'express';`, 'server'],
    ['one of its plugins', `import session from 'express-session';`, 'server'],
    ['a module of Node', `import fs from 'node:fs';`, 'server'],
    ['required', `const fs = require('fs');`, 'server'],
    ['a type of a server framework', `import type { Request } from 'express';`, 'server'],
    ['a browser framework', `import React from 'react';`, 'browser'],
    ['a browser framework, required', `const React = require('react');`, 'browser'],
    ['an unknown module', `import x from './x.js';`, 'unknown'],
    ['a browser global', `document.title = 'x';`, 'browser'],
    ['a server global', `__dirname;`, 'server'],
    ['both globals', `window.x = process.env.X;`, 'browser'],
    ['a server module and a browser global', `import fs from 'fs'; window.x = 1;`, 'server'],
    ['a browser module and a server global', `import React from 'react'; process.env.X;`, 'browser'],
    ['both modules', `import React from 'react'; import fs from 'fs';`, 'server'],
    ['a global that the file declares', `const window = {}; window.x = 1;`, 'unknown'],
    ['a client directive', `'use client'; import fs from 'fs';`, 'browser'],
    ['a server directive', `'use server'; document.title = 'x';`, 'server'],
    ['a text that is no directive', `const x = 'use client';`, 'unknown'],
    ['a directive that is written too late', `f(); 'use client';`, 'unknown'],
  ])('%s', (_, code, expected) => expect(findRuntime(view(code).file, 'src/file.ts')).toBe(expected));

  it.each([
    ['src/page.tsx', 'browser'],
    ['src/page.jsx', 'browser'],
    ['src/Page.vue', 'browser'],
    ['src/Page.svelte', 'browser'],
    ['src/page.ts', 'unknown'],
    ['src/tsx.js', 'unknown'],
  ])('a file called %s', (path, expected) => expect(findRuntime(view('f();').file, path)).toBe(expected));

  it('a component with a server module', () =>
    expect(findRuntime(view(`import 'server-only';`).file, 'src/page.tsx')).toBe('server'));
});

describe('whether a file runs in browsers alone', () => {
  it.each([
    ['no sign', `f();`, false],
    ['a client directive', `'use client'; f();`, true],
    ['a browser global', `document.title = 'x';`, true],
    ['a browser framework', `import React from 'react';`, false],
    ['a server global', `process.env.X;`, false],
  ])('%s', (_, code, expected) => expect(isClientOnly(view(code).file)).toBe(expected));
});
