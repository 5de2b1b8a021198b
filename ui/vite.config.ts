import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const from = (path: string) => resolve(import.meta.dirname, path);
const version = (major: number) => major << 16;

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  css: {
    transformer: 'lightningcss',
    lightningcss: {
      targets: { chrome: version(108), safari: version(16), firefox: version(115) },
    },
  },
  build: {
    outDir: 'dist',
    assetsDir: '',
    emptyOutDir: true,
    manifest: 'vite.json',
    target: ['chrome108', 'safari16', 'firefox115'],
    modulePreload: { polyfill: false },
    cssMinify: 'lightningcss',
    // A data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: [from('css/core.css'), from('css/desk.css'), from('islands/base.ts')],
      output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' },
    },
  },
  worker: { format: 'es' },
});
