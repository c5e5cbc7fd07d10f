import { setTimeout as pause } from 'node:timers/promises'
import { trouble } from '../engines/index.ts'

/**
 * Resolves when `GET /api/v1/health` answers 200, quietly also when `signal` is aborted.
 * @throws Failure `unavailable` after 90 seconds.
 */
export async function waitUntilHealthy(base: string, signal: AbortSignal): Promise<void> {
  const patience = Date.now() + 90_000
  while (!signal.aborted) {
    const answer = await fetch(`${base}/api/v1/health`, { signal: AbortSignal.timeout(2_000) })
      .then((response) => response.status)
      .catch(() => 0)
    if (answer === 200) return
    if (Date.now() > patience)
      throw trouble(
        '接口 90 秒内没有就绪，原因见数据目录里的 log/api.log。',
        'The API was not ready within 90 seconds; log/api.log in the data folder says why.',
      )
    await pause(100)
  }
}
