import { defineConfig } from 'vitest/config'

/** They end what hangs, also on a machine with other work; they say nothing about speed. */
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 }

/** `pure` needs nothing; `engines` runs on a real MongoDB and a real Valkey; `browser` adds Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...timeouts,
          name: 'pure',
          include: [
            'test/{architecture,basics,cli,demo,protocol,questionnaire,scoring}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...timeouts,
          name: 'engines',
          include: [
            'test/{api,evaluation,faults,flows,hostile,organisation,runtime,surveys,worker}/**/*.test.ts',
          ],
          globalSetup: ['test/engines.ts'],
        },
      },
      {
        test: {
          ...timeouts,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/engines.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})
