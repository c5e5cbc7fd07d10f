import type { IncomingMessage } from 'node:http'

/**
 * The sender's address as far as it can be trusted: the one before the proxies we run.
 * @param proxies how many proxies stand in front; 0 reads no header
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const direct = request.socket.remoteAddress ?? ''
  const header = request.headers['x-forwarded-for']
  if (proxies === 0 || typeof header !== 'string') return direct
  const path = header.split(',').map((each) => each.trim())
  return path.at(-proxies) ?? direct
}
