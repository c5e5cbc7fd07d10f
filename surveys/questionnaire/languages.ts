import { isNode } from './node.ts'

interface Languages {
  readonly zh?: string
  readonly en?: string
  /** Languages there is no place for. */
  readonly lost?: readonly string[]
}

/** A localised string in Chinese and English; where there is no Chinese, whatever is written stands in its place. */
export function languagesOf(value: unknown): Languages {
  if (typeof value === 'string') return value === '' ? {} : { zh: value }
  if (typeof value === 'number' || typeof value === 'boolean') return { zh: String(value) }
  if (!isNode(value)) return {}
  return chosen(
    new Map(
      Object.entries(value).flatMap(([locale, text]) =>
        typeof text === 'string' && text !== '' ? [[locale.toLowerCase(), text] as const] : [],
      ),
    ),
  )
}

function chosen(written: ReadonlyMap<string, string>): Languages {
  const usual = written.get('default')
  const chinese = written.get('zh-cn') ?? written.get('zh')
  const en = written.get('en') ?? (chinese === undefined ? undefined : latin(usual))
  const zh = chinese ?? usual ?? en ?? [...written.values()][0]
  const lost = [...written].flatMap(([locale, text]) =>
    text === zh || text === en || /^zh/.test(locale) ? [] : [locale],
  )
  return {
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
    ...(lost.length === 0 ? {} : { lost }),
  }
}

const latin = (text: string | undefined): string | undefined =>
  text !== undefined && !/[\u4e00-\u9fff]/.test(text) ? text : undefined

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** HTML as plain text: scripts and styles gone with their content, blocks as lines, everything else without tags. */
export function withoutTags(html: string): string {
  return html
    .replace(/<(script|style|iframe|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-zA-Z!][^<>]*(?:>|$)/g, '')
    .replace(
      /&(?:#(\d{1,6})|([a-z]+));/g,
      (whole, code: string | undefined, name: string | undefined) =>
        code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
