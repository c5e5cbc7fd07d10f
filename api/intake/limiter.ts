import { createHmac } from 'node:crypto'
import { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../../basics/failure.ts'
import type { Config } from '../../runtime/config.ts'

/** The first 64 bits of an IPv6 address: one home or one hall gets that many. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right].slice(0, 4).join(':')
}

/**
 * Slows guessing: so many requests per address and minute, counted in Redis, and in this process while Redis is away.
 * What is kept for that minute is a keyed hash of the address, never the address.
 * @param alarm called once when an address goes over its limit, not for each request after
 */
export function openLimiter(config: Config, kind: string, alarm: () => void) {
  const redis = new Redis(config.redisUrl, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    // What one turn of the event loop asks goes out as one message.
    enableAutoPipelining: true,
  })
  // A lost connection is met by the insurance.
  redis.on('error', () => undefined)
  redis.connect().catch(() => undefined)
  const limits = {
    points: config.limits.requestsPerMinute,
    duration: 60,
    keyPrefix: `${config.namespace}-${kind}`,
  }
  const limiter = new RateLimiterRedis({
    ...limits,
    storeClient: redis,
    insuranceLimiter: new RateLimiterMemory(limits),
  })
  return {
    /** @throws Failure `too-many-requests`, alike for every kind of request. */
    async take(address: string): Promise<void> {
      const key = createHmac('sha256', config.authSecret)
        .update(networkOf(address))
        .digest('base64url')
      try {
        await limiter.consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) return
        if (refusal.consumedPoints === limits.points + 1) alarm()
        throw new Failure('too-many-requests', '请求太多，请稍后再试。', {
          retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        })
      }
    },
    close(): void {
      redis.disconnect()
    },
  }
}

export type Limiter = ReturnType<typeof openLimiter>
