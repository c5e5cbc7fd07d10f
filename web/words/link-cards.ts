/** What stands on a card that brings a worker the personal link. */
export const cardWords = {
  title: (round: string) => `个人链接 · ${round}`,
  demo: '示例',
  for: (name: string) => `发给：${name}`,
  rates: (units: string, more: number) =>
    more === 0 ? `请您评：${units}` : `请您评：${units}等 ${more} 家单位`,
  scan: '微信扫码，一屏一题，几分钟答完。',
  check: (words: string) => `打开后看到的六个字应当是「${words}」，不一样就不要答。`,
  once: '这张卡只能用一次，请不要转给别人。封存以后，谁也查不到答卷是您填的。',
  typed: (address: string) => `扫不了码：打开 ${address}，输入`,
  serial: (serial: string) => `序列号 ${serial}`,
  qr: (serial: string) => `${serial} 的二维码`,
} as const
