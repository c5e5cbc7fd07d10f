import type { Round } from './round.ts'

/** What a round with invitations still lacks before its manifest can be signed, in a sentence; undefined when nothing. */
export function missingIn({ mode, styles }: Round): string | undefined {
  if (mode === 'open') return undefined
  for (const { title, electorate, frame, invited } of styles) {
    if (electorate === 'workers' && frame === undefined)
      return `「${title}」还没有服务对象名册（无分母）。`
    if (invited < 1) return `「${title}」还没有填写邀请人数。`
    if (frame !== undefined && invited > frame.total)
      return `「${title}」邀请 ${invited} 人，多于名册上的 ${frame.total} 人，请核对。`
  }
  return undefined
}
