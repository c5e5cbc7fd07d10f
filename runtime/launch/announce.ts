import { networkInterfaces } from 'node:os'
import { toString as drawQr } from 'qrcode'
import type { LaunchSettings } from '../engines/index.ts'

const loopback = ['127.0.0.1', '::1', 'localhost']

/**
 * The address a phone in the same network reaches: PUBLIC_URL, else this machine's first IPv4 address; `localhost` where
 * the server listens to nobody else.
 */
export function phoneBase({
  port,
  publicUrl,
  host,
}: Pick<LaunchSettings, 'port' | 'publicUrl' | 'host'>): string {
  if (publicUrl) return publicUrl.replace(/\/$/, '')
  if (loopback.includes(host)) return `http://localhost:${port}`
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const own = addresses.find((address) => address.family === 'IPv4' && !address.internal)
  return `http://${own?.address ?? 'localhost'}:${port}`
}

export const welcome = (local: string): string =>
  [
    '',
    '  职工说了算 · Final Say',
    `  管理端 console   ${local}/c`,
    `  首页   home      ${local}/`,
    '  Ctrl-C 结束 · ends everything',
    '',
  ].join('\n')

/** The answering page's address and its QR code, drawn with characters. */
export async function answeringPage(url: string): Promise<string> {
  const code = await drawQr(url, { type: 'terminal', small: true, errorCorrectionLevel: 'L' })
  return `\n  手机答题 answer  ${url}\n${code}`
}
