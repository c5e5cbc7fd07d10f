import { defineConfig } from 'vitest/config'

/** They end what hangs, also on a machine with other work; they say nothing about speed. */
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 }

/**
 * The projects run one after another, two files at a time: much of a test on engines is waiting. Browser tests keep to one,
 * so that what they wait for is not another browser.
 */
const turn = (groupOrder: number, maxWorkers = 2) => ({ sequence: { groupOrder }, maxWorkers })

/** `pure` needs nothing; `engines` runs on a real MongoDB and a real Valkey; `browser` adds Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...timeouts,
          ...turn(1),
          name: 'pure',
          include: [
            'test/{architecture,basics,cli,demo,protocol,questionnaire,scoring,verify}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...timeouts,
          ...turn(2),
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
          ...turn(3, 1),
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/engines.ts'],
        },
      },
    ],
  },
})
