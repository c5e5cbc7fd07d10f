import type { Setback } from '../../protocol/client/index.ts'
import { settle, withValue } from './answers.ts'
import { complaintOn } from './complaint.ts'
import { fetchRare } from './fetch-rare.ts'
import { memoryOf } from './keep.ts'
import { arrive } from './link.ts'
import { formOf, type PageData } from './page-data.ts'
import { say } from './say.ts'
import type { Screen } from './screens.ts'
import { collectRight, isReady, isWaiting, send, sentFrom } from './send.ts'
import type { Answers, Filling, View } from './state.ts'

/** Setbacks that no later try mends. */
const hopeless = new Set<Setback['kind']>(['already-collected', 'unknown-link', 'closed'])

/** The whole course of a visit: one view at a time, every change of it through here. */
export function openSession(data: PageData, render: (view: View) => void) {
  const { manifest } = data
  const memory = memoryOf(manifest.round)
  const arrival = arrive(data)
  let { secret } = arrival
  if (secret !== undefined) memory.turnTo(secret)
  let view: View = { at: 'start' }
  let seenAt = Date.now()
  let collecting: ReturnType<typeof collectRight> | undefined
  const delivering = new Map<string, Promise<void>>()
  const show = (next: View) => {
    view = next
    render(view)
  }
  const stop = (title: string, sentence: string) => show({ at: 'stopped', title, sentence })
  if (arrival.styles.length > 0) memory.set({ styles: arrival.styles })

  /** The styles of this invitation; as long as they are not known, of the round. */
  const styles = () => {
    const own = memory.get().styles
    return manifest.styles.filter(({ style }) => own.length === 0 || own.includes(style))
  }
  const tick = (style: string) => {
    const now = Date.now()
    const spent = memory.draft(style).spent + Math.min(now - seenAt, 60_000)
    memory.saveDraft(style, { spent })
    seenAt = now
  }
  /** One at a time: the second of two that overtake each other would put back what the first has saved. */
  const collect = () => {
    collecting ??= collectRight(data, memory, secret).finally(() => {
      collecting = undefined
    })
    return collecting
  }

  async function fillingOf(code: string): Promise<Filling | undefined> {
    const style = manifest.styles.find((each) => each.style === code)
    const form = await formOf(data, code)
    if (style === undefined || form === null) {
      stop(say().words, say().mismatch)
      return undefined
    }
    const { answers, coached, helped } = memory.draft(code)
    const rare = await fetchRare(form)
    const isNew = Object.keys(answers).length === 0
    const raw = isNew ? (rare?.opened(form) ?? {}) : answers
    const asked = { style, form, rare, coached, helped, raw }
    return { ...asked, ...settle(asked, raw) }
  }

  function goTo(filling: Filling, screen: Screen | undefined, complaint?: string, replace = false) {
    const { style } = filling.style
    const id = screen?.id ?? 'check'
    history[replace ? 'replaceState' : 'pushState']({ style, screen: id }, '')
    memory.saveDraft(style, { screen: id })
    show(
      screen ? { at: 'question', filling, screen, complaint } : { at: 'check', filling, complaint },
    )
    window.scrollTo(0, 0)
  }

  /** To a unit: its receipt, its sending, or the screen where it was left. */
  async function answer(style: string, to = memory.draft(style).screen, replace = false) {
    seenAt = Date.now()
    const sent = sentFrom(memory, style)
    if (sent !== undefined) return show({ at: 'receipt', ...sent })
    if (isWaiting(memory, style) || memory.draft(style).final) return deliver(style)
    const filling = await fillingOf(style).catch(() =>
      show({ at: 'stopped', title: say().offlineStrip, sentence: say().queuedHelp, style }),
    )
    if (!filling) return undefined
    const { screens } = filling
    const screen = screens.find(({ id }) => id === to)
    return goTo(filling, to === '' ? screens[0] : screen, undefined, replace)
  }

  async function setbacks(setback: Setback, style: string): Promise<void> {
    const words = say()
    if (hopeless.has(setback.kind)) memory.saveDraft(style, { final: false })
    switch (setback.kind) {
      case 'offline':
        return show({ at: 'sending', style, offline: true })
      case 'later':
        return wait(style, Math.ceil(setback.seconds))
      case 'unknown-link':
        return show({ at: 'code', complaint: words.unknownLink })
      case 'already-collected':
        return stop(words.done, words.alreadyCollected)
      case 'closed':
        return stop(words.closedTitle, words.tooLate)
      case 'not-open-yet':
        return stop(manifest.title, words.notYet)
      case 'mismatch':
        return stop(words.words, words.mismatch)
      case 'refused': {
        memory.saveDraft(style, { final: false, screen: 'check' })
        await answer(style)
        if (view.at === 'check') show({ ...view, complaint: words.refused })
      }
    }
  }

  function wait(style: string, seconds: number): void {
    show({ at: 'sending', style, wait: seconds })
    const shown = view
    setTimeout(() => {
      if (view !== shown) return
      if (seconds > 1) wait(style, seconds - 1)
      else void deliver(style)
    }, 1000)
  }

  /** Whatever fails is kept and can be repeated. One at a time, so that no answer is written twice. */
  function deliver(style: string): Promise<void> {
    const going = delivering.get(style) ?? bring(style).finally(() => delivering.delete(style))
    delivering.set(style, going)
    return going
  }

  /** What is to be written; undefined where it is written already, null where it cannot be, and that is said. */
  async function unwritten(style: string): Promise<Filling | undefined | null> {
    if (isWaiting(memory, style)) return undefined
    const filling = await fillingOf(style).catch(() => setbacks({ kind: 'offline' }, style))
    return filling ?? null
  }

  /** Collects, writes and sends. */
  async function bring(style: string): Promise<void> {
    memory.saveDraft(style, { final: true })
    show({ at: 'sending', style })
    const setback = await collect()
    if (setback !== undefined && !isReady(memory, style)) return setbacks(setback, style)
    const filling = await unwritten(style)
    if (filling === null) return undefined
    const done = await send(data, memory, style, filling)
    if (done.kind !== 'receipt') return setbacks(done, style)
    memory.dropDraft(style)
    history.replaceState({ style, screen: 'receipt' }, '')
    const note = done.already ? say().already : undefined
    show({ at: 'receipt', receipt: done.receipt, note })
  }

  return {
    data,
    holds: arrival.holds,
    show,
    styles,
    isSent: (style: string) => sentFrom(memory, style) !== undefined,
    /** Everything of this link, or of the round, has gone out from this phone. */
    isDone: () => styles().every(({ style }) => sentFrom(memory, style) !== undefined),
    hasDraft: () => Object.keys(memory.get().drafts).length > 0,
    isKept: memory.holds,
    answer: (style: string) => answer(style),
    deliver,
    /** 开始: to the only style, to the choice of units, or to the printed code, which gives `typed`. */
    begin(typed = secret) {
      secret = typed
      if (secret !== undefined) memory.turnTo(secret)
      const known = secret !== undefined || memory.get().ballots !== undefined
      if (manifest.mode === 'ballot' && !known) return show({ at: 'code' })
      const [only, ...others] = styles()
      return only !== undefined && others.length === 0 ? answer(only.style) : show({ at: 'choose' })
    },
    restart() {
      memory.set({ drafts: {} })
      return this.begin()
    },
    change(filling: Filling, screen: Screen, value: unknown) {
      this.keep(filling, screen, withValue(screen, filling.raw, value))
    },
    /** Saves raw answers and shows what they lead to. The right to vote is collected at the first of them. */
    keep(filling: Filling, { id }: Screen, changed: Answers) {
      const { style } = filling.style
      const raw = filling.rare?.carriedOn(filling.form, filling.raw, changed) ?? changed
      const first = Object.keys(memory.draft(style).answers).length === 0
      memory.saveDraft(style, { answers: raw })
      tick(style)
      if (first)
        void collect().then((setback) => {
          // Better said now than after the last question.
          if (view.at === 'question' && setback && hopeless.has(setback.kind))
            return void setbacks(setback, style)
          // A typed code has only now said its units, and this is none of them.
          if (view.at === 'question' && !styles().some((each) => each.style === style)) {
            memory.dropDraft(style)
            show({ at: 'choose', complaint: say().notYours })
          }
        })
      const next = { ...filling, raw, ...settle(filling, raw) }
      const screen = next.screens.find((each) => each.id === id)
      if (screen !== undefined) show({ at: 'question', filling: next, screen })
    },
    step(filling: Filling, { id }: Screen, by: 1 | -1) {
      tick(filling.style.style)
      const place = filling.screens.findIndex((each) => each.id === id)
      const screen = filling.screens[place]
      const complaint = by === 1 && screen ? complaintOn(filling, screen) : undefined
      if (screen && complaint) return show({ at: 'question', filling, screen, complaint })
      return place + by < 0 ? show({ at: 'start' }) : goTo(filling, filling.screens[place + by])
    },
    jump: goTo,
    /** The two signs on the check page: 有人让我这样填, and 代填. */
    sign(filling: Filling, signs: Partial<Pick<Filling, 'coached' | 'helped'>>) {
      memory.saveDraft(filling.style.style, signs)
      show({ at: 'check', filling: { ...filling, ...signs } })
    },
    /** 提交: to the first gap, if there is one. */
    submit(filling: Filling) {
      tick(filling.style.style)
      for (const screen of filling.screens) {
        const complaint = complaintOn(filling, screen)
        if (complaint) return goTo(filling, screen, complaint)
      }
      return deliver(filling.style.style)
    },
    /** Back and forward of the browser; a form that was sent never comes back. */
    returnTo(state: unknown) {
      memory.refresh()
      const { style, screen } = { style: '', screen: '', ...Object(state) }
      return style === '' ? show({ at: 'start' }) : answer(String(style), String(screen), true)
    },
    /** The network or the page is back, or the page was opened again: what waits goes out. */
    wake() {
      if (view.at === 'sending') return void deliver(view.style)
      const waits = ({ style }: { readonly style: string }) =>
        isWaiting(memory, style) || memory.draft(style).final
      const first = view.at === 'start' ? styles().find(waits) : undefined
      if (first !== undefined) void deliver(first.style)
    },
  }
}

export type Session = ReturnType<typeof openSession>
