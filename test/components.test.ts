import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as svelte from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vue from 'vue-eslint-parser';

import { everyRule } from './lint.ts';
import plugin from '../src/index.ts';

/* Single-file components: what stands in their markup is code as well. */

const linter = new Linter();

function reports(filename: string, code: string): readonly string[] {
  const parser = filename.endsWith('.vue') ? vue : svelte;
  const messages = linter.verify(
    code,
    {
      files: ['**/*.{vue,svelte}'],
      plugins: { 'jwt-guard': plugin },
      languageOptions: { parser, parserOptions: { parser: typescript } },
      rules: everyRule,
    },
    { filename },
  );
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId?.slice('jwt-guard/'.length) ?? message}`);
}

describe('Vue', () => {
  it('reads expressions of the template', () => {
    const code = `<script setup>
const accessToken = read();
</script>
<template>
  <a :href="\`/export?token=\${accessToken}\`">export</a>
  <img :src="'/image?access_token=' + accessToken" />
  <button @click="console.log(accessToken)">show</button>
  <p :title="'/page?cursor=' + pageToken">{{ accessToken.length }}</p>
</template>`;
    expect(reports('Export.vue', code)).toEqual(['5 no-token-in-url', '6 no-token-in-url', '7 no-token-in-log']);
  });

  it('knows what the script says of a name', () => {
    const code = `<script setup>
import messaging from 'app/messaging';
const token = await messaging().getToken();
</script>
<template><a :href="\`/device?token=\${token}\`">device</a></template>`;
    expect(reports('Device.vue', code)).toEqual([]);
  });

  it('reads the computed properties of a component', () => {
    const code = `<script>
export default {
  computed: {
    userToken() { return this.$store.state.user.token; },
    link() { return \`/download?token=\${this.userToken}\`; },
  },
};
</script>`;
    expect(reports('Download.vue', code)).toEqual(['5 no-token-in-url']);
  });
});

describe('Svelte', () => {
  it('reads attributes that mix text and expressions', () => {
    const code = `<script>
  export let accessToken;
  export let pageToken;
</script>
<a href="/export?token={accessToken}">export</a>
<a href={\`/export?token=\${accessToken}\`}>export</a>
<a href="/list?page={pageToken}">next</a>
<button on:click={() => localStorage.setItem('token', accessToken)}>keep</button>`;
    expect(reports('Export.svelte', code)).toEqual(['5 no-token-in-url', '6 no-token-in-url', '8 no-token-in-storage']);
  });
});
