import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unreadable } from './fault.ts'

const gzip = Buffer.of(0x1f, 0x8b)
const newline = 0x0a
/** A questionnaire is the longest line there is; what is longer would only fill the memory. */
const longest = 16 * 1024 * 1024

/** The bytes of a bundle, unpacked where they are packed. @throws what the file system says when it cannot be read */
export async function openBytes(file: string): Promise<Readable> {
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close())
  const packed = createReadStream(file)
  if (!buffer.equals(gzip)) return packed
  const unpacked = createGunzip()
  // The reader of the unpacked bytes meets the error of either stream.
  pipeline(packed, unpacked, () => undefined)
  return unpacked
}

const isZipError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(pieces: readonly Uint8Array[]): string {
  try {
    return utf8.decode(Buffer.concat(pieces))
  } catch {
    throw new Unreadable('a line is no UTF-8')
  }
}

async function* split(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = []
  let held = 0
  for await (const chunk of bytes) {
    let start = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, start)) {
      yield textOf([...pieces, chunk.subarray(start, at)])
      pieces = []
      held = 0
      start = at + 1
    }
    pieces.push(chunk.subarray(start))
    held += chunk.length - start
    if (held > longest) throw new Unreadable('a line is longer than 16 MiB')
  }
  if (held > 0) throw new Unreadable('the file ends in the middle of a line')
}

/**
 * The lines of a bundle one by one, so that a bundle of any size fits any memory.
 * @throws Unreadable where the file is broken off, is no UTF-8, or has a line beyond all measure
 */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  try {
    yield* split(bytes)
  } catch (error) {
    if (isZipError(error)) throw new Unreadable('the compressed file is damaged or broken off')
    throw error
  }
}
