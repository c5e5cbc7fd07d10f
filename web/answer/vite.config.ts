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

/** Elements as calls of Preact's own `h`: without the automatic runtime, 0.1 KB less. */
const plainElements: Plugin = {
  name: 'plain-elements',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.tsx') ? `import { h, Fragment } from 'preact'\n${code}` : undefined,
}

/** What a programmer's error says is for tests and servers; the page shows none of it: 0.2 KB less. */
const shortErrors: Plugin = {
  name: 'short-errors',
  enforce: 'pre',
  transform: (code) => code.replace(/new RangeError\((?:`[^`]*`|'[^']*')\)/g, 'new RangeError()'),
}

/** The answering page: phones from iOS 14 and Chromium 80 on, one script and one sheet before the first screen. */
export default defineConfig({
  base: '/assets/answer/',
  plugins: [plainImports, plainElements, shortErrors],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
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
