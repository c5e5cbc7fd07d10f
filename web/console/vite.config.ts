import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The federation's console. */
export default defineConfig({
  base: '/assets/console/',
  plugins: [react()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsDir: '.',
    manifest: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: 'main.tsx' },
  },
})
