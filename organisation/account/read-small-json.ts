import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { Failure } from '../../basics/failure.ts'

const longest = 16 * 1024
const Small = z.record(z.string(), z.union([z.string().max(2000), z.boolean()]))

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > longest) throw new Failure('too-large', '内容超过了允许的大小。')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * A JSON object of texts and truth values of at most 16 KiB; no body is an empty object.
 * @throws Failure `too-large`, `unsupported-media-type` (also for a compressed body), `malformed`.
 */
export async function readSmallJson(request: IncomingMessage) {
  if (Number(request.headers['content-length'] ?? 0) > longest)
    throw new Failure('too-large', '内容超过了允许的大小。')
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Failure('unsupported-media-type', '不接受压缩过的内容。')
  const bytes = await readAll(request)
  if (bytes.length === 0) return {}
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new Failure('unsupported-media-type', '请用 application/json 发送。')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return Small.parse(JSON.parse(text))
  } catch (error) {
    throw new Failure('malformed', '请求的内容无法解析。', { cause: error })
  }
}
