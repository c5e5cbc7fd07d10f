/** Markup that is safe to send as it is. */
export interface Html {
  readonly html: string
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')

type Piece = Html | string | number | undefined | readonly Piece[]

function piece(value: Piece): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return 'html' in value ? value.html : value.map(piece).join('')
}

/** A template whose every value is escaped, unless it is markup made by `html` itself. */
export const html = (strings: TemplateStringsArray, ...values: readonly Piece[]): Html => ({
  html: strings.map((text, index) => text + piece(values[index])).join(''),
})

/**
 * A data block that the page's script reads; nothing in it can end the element or be executed.
 * @param id the element's id
 */
export const dataBlock = (id: string, data: unknown): Html => ({
  html: `<script type="application/json" id="${escaped(id)}">${JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}</script>`,
})
