import type { IncomingMessage } from 'node:http'
import { Failure } from '../../basics/failure.ts'

const tooLarge = () => new Failure('too-large', '内容超过了 32 KB 的上限。')

function refuseByHeaders(request: IncomingMessage, limit: number): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Failure('unsupported-media-type', '请用 application/json 发送。')
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Failure('unsupported-media-type', '不接受压缩过的内容。')
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
}

/**
 * The bytes of a request, counted while they come.
 * @param limit bytes
 * @throws Failure `unsupported-media-type`, `too-large` (before reading where the length is announced),
 *   `malformed` when the sender went away half-way
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  refuseByHeaders(request, limit)
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    const broken = (cause?: unknown) => {
      reject(new Failure('malformed', '请求没有发完。', { cause }))
    }
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= limit) parts.push(part)
      else {
        request.removeAllListeners('data')
        reject(tooLarge())
      }
    })
    request.once('end', () => {
      request.removeListener('close', broken)
      resolve(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts))
    })
    request.once('error', broken)
    request.once('close', broken)
  })
}
