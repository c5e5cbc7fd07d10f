import { toBase64url } from '../../protocol/bytes/base64url.ts'
import { sha256 } from '../../protocol/bytes/sha256.ts'
import type { ClientState, OpenState } from '../../protocol/client/index.ts'

/** What a person has filled in of one style; it never leaves the phone before sending. */
export interface Draft {
  readonly answers: Readonly<Record<string, unknown>>
  readonly coached: boolean
  readonly helped: boolean
  /** Milliseconds spent with the page in sight. */
  readonly spent: number
  readonly screen: string
  /** 提交 was pressed: it goes out as soon as it can. */
  readonly final: boolean
}

/** Everything the phone keeps of one round. */
export interface Kept {
  readonly ballots?: ClientState
  readonly open?: OpenState
  /** The styles the link is for. */
  readonly styles: readonly string[]
  readonly drafts: Readonly<Record<string, Draft>>
}

export interface Taste {
  /** 0 to 2; see `answer.css`. */
  readonly size: number
  readonly language: 'zh-CN' | 'en'
}

const nothing: Kept = { styles: [], drafts: {} }
const empty: Draft = {
  answers: {},
  coached: false,
  helped: false,
  spent: 0,
  screen: '',
  final: false,
}

function read<Value>(key: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(key)
    return text === null ? otherwise : JSON.parse(text)
  } catch {
    return otherwise
  }
}

/** False where the browser keeps nothing. */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/**
 * What tells links apart on a phone that several people use. Eight characters of a hash: neither the secret nor what an
 * issuer sees of it.
 */
const markOf = (secret: Uint8Array): string => toBase64url(sha256(secret)).slice(0, 8)

/**
 * The phone's own memory of a round, for each personal link apart; kept in the page too, for browsers that refuse to
 * store. It begins with the link that was opened last.
 */
export function memoryOf(round: string) {
  const place = `final-say:${round}`
  let key = `${place}:${read(place, '')}`
  let kept = read(key, nothing)
  let holds = true
  const set = (change: Partial<Kept>): void => {
    kept = { ...kept, ...change }
    holds = write(key, kept)
  }
  const draft = (style: string): Draft => kept.drafts[style] ?? empty
  return {
    get: () => kept,
    /** From here on the memory is that of this link. */
    turnTo(secret: Uint8Array): void {
      const mark = markOf(secret)
      if (key === `${place}:${mark}`) return
      key = `${place}:${mark}`
      write(place, mark)
      kept = read(key, nothing)
    },
    /** Reads again what another tab or an earlier page has written. */
    refresh: () => {
      kept = read(key, kept)
      return kept
    },
    set,
    /** False where this browser keeps nothing once the page is left. */
    holds: () => holds,
    draft,
    saveDraft: (style: string, change: Partial<Draft>) =>
      set({ drafts: { ...kept.drafts, [style]: { ...draft(style), ...change } } }),
    dropDraft(style: string) {
      const { [style]: _sent, ...drafts } = kept.drafts
      set({ drafts })
    },
  }
}

export type Memory = ReturnType<typeof memoryOf>

export const readTaste = (): Taste => read('final-say', { size: 0, language: 'zh-CN' })
export const writeTaste = (taste: Taste) => write('final-say', taste)
