import { defineConfig } from 'vite'

/** The answering page: phones from iOS 14 and Chromium 80 on, nothing loaded but one script and one sheet. */
export default defineConfig({
  base: '/assets/answer/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome80', 'safari14'],
    outDir: 'dist',
    assetsDir: '.',
    manifest: true,
    modulePreload: false,
    rolldownOptions: { input: 'main.tsx' },
  },
})
