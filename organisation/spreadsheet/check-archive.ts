import { inflateRawSync } from 'node:zlib'
import { Failure } from '../../basics/failure.ts'

/** A sheet of 20,000 rows and 100 columns inflates to about 60 MB. */
const largestInflated = 80 * 1024 * 1024
const mostEntries = 500

const broken = () => new Failure('malformed', '文件不是完整的 Excel（.xlsx）文件。')

interface Entry {
  readonly name: string
  readonly method: number
  readonly compressed: Buffer
}

function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Failure('too-large', 'Excel 文件的组成部分太多。')
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
    const flags = bytes.readUInt16LE(at + 8)
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    if (bytes.readUInt32LE(local) !== 0x04034b50 || (flags & 1) !== 0) throw broken()
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.subarray(data, data + bytes.readUInt32LE(at + 20)),
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function inflate({ method, compressed }: Entry, room: number): Buffer {
  if (method === 0) return compressed
  if (method !== 8) throw broken()
  return inflateRawSync(compressed, { maxOutputLength: Math.max(1, room) })
}

const tooMuch = (cause?: unknown) => new Failure('too-large', 'Excel 文件展开后太大。', { cause })

const isTooMuch = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_BUFFER_TOO_LARGE'

/** Looks at one part; answers its inflated size. */
function checkEntry(entry: Entry, room: number): number {
  if (/\.\.|^\/|\\|vbaProject/i.test(entry.name)) throw broken()
  const content = inflate(entry, room)
  if (content.length > room) throw tooMuch()
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw broken()
  return content.length
}

/**
 * Looks into an xlsx before any library unfolds it: the real inflated size (a declared one may lie), no document
 * type declarations (entities), no path out of the archive, no macros.
 * @throws Failure `too-large`, `malformed`.
 */
export function checkArchive(file: Uint8Array): void {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  let room = largestInflated
  try {
    for (const entry of entriesOf(bytes)) room -= checkEntry(entry, room)
  } catch (error) {
    if (error instanceof Failure) throw error
    if (isTooMuch(error)) throw tooMuch(error)
    throw new Failure('malformed', '文件不是完整的 Excel（.xlsx）文件。', { cause: error })
  }
}
