/** Where a link was shown. */
export const channels = [
  'wechat',
  'site',
  'app',
  'qr',
  'station',
  'district',
  'kiosk',
  'paper',
] as const
export type Channel = (typeof channels)[number]

export const isChannel = (text: string): text is Channel =>
  channels.some((channel) => channel === text)

/** Counts are shown in fives, so that one person coming or going cannot be seen. */
export const inFives = (count: number): number => Math.floor(count / 5) * 5

/** The same for every style. */
export const allInFives = (counts: Iterable<readonly [string, number]>): Map<string, number> =>
  new Map([...counts].map(([style, count]) => [style, inFives(count)]))
