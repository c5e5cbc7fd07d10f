import { defineConfig } from 'vitest/config'

/** `pure` needs nothing; `engines` runs on a real MongoDB and a real Valkey; `browser` adds Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'test/{architecture,basics,cli,demo,protocol,questionnaire,scoring}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'engines',
          include: [
            'test/{api,evaluation,faults,flows,hostile,organisation,runtime,surveys,worker}/**/*.test.ts',
          ],
          globalSetup: ['test/engines.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/engines.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
