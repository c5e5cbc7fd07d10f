import { defineConfig, type Plugin } from 'vite'

/** One sheet and no preloaded chunks: Vite's preloading code would be 1 KB that does nothing here. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper')
      ? 'export const __vitePreload = (load) => load()'
      : undefined,
}

/** The answering page: phones from iOS 14 and Chromium 80 on, nothing loaded but one script and one sheet. */
export default defineConfig({
  base: '/assets/answer/',
  plugins: [plainImports],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // What Chromium 80 and Safari 14 run as it is.
    target: 'es2020',
    outDir: 'dist',
    assetsDir: '.',
    manifest: true,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { input: 'main.tsx' },
  },
})
