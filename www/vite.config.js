// @ts-check
import { defineConfig } from 'vite';
import { policyOfPage } from './server/access/headers.js';

export default defineConfig({
  // The page may lie in any folder of any web server.
  base: './',
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A polyfill would be an inline script, a small asset a data: address: the page's CSP knows neither.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  plugins: [
    {
      name: 'policy',
      apply: 'build',
      // A plain web server sends no policy, so the page brings it.
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOfPage() },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
});
