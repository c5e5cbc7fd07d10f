import type { Setback } from '../../protocol/client/index.ts'
import { type Answers, settle, withValue } from './answers.ts'
import { complaintOn } from './complaint.ts'
import { fetchRare } from './fields/rare.tsx'
import { type Draft, memoryOf } from './keep.ts'
import { arrive, secretFromCode } from './link.ts'
import { formOf, type PageData } from './page-data.ts'
import { fill, say } from './say.ts'
import { collectRight, isWaiting, send, sentFrom } from './send.ts'
import type { Filling, View } from './state.ts'

const empty: Draft = { answers: {}, coached: false, spent: 0, screen: '', final: false }

/** The whole course of a visit: one view at a time, every change of it through here. */
export function openSession(data: PageData, render: (view: View) => void) {
  const { manifest } = data
  const memory = memoryOf(manifest.round)
  const arrival = arrive(data)
  let secret = arrival.secret
  let view: View = { at: 'start' }
  let seenAt = Date.now()
  const show = (next: View) => {
    view = next
    render(view)
  }
  const stop = (title: string, sentence: string) => show({ at: 'stopped', title, sentence })
  if (arrival.styles.length > 0) memory.set({ styles: arrival.styles })

  /** The styles of this invitation; without an invitation, of the round. */
  const styles = () => {
    const own = memory.get().styles
    return manifest.styles.filter(({ style }) => own.length === 0 || own.includes(style))
  }
  const draftOf = (style: string): Draft => memory.get().drafts[style] ?? empty
  const saveDraft = (style: string, change: Partial<Draft>) =>
    memory.set({ drafts: { ...memory.get().drafts, [style]: { ...draftOf(style), ...change } } })
  const dropDraft = (style: string) => {
    const { [style]: _gone, ...drafts } = memory.get().drafts
    memory.set({ drafts })
  }
  const tick = (style: string) => {
    const now = Date.now()
    saveDraft(style, { spent: draftOf(style).spent + Math.min(now - seenAt, 60_000) })
    seenAt = now
  }

  async function fillingOf(code: string): Promise<Filling | undefined> {
    const style = manifest.styles.find((each) => each.style === code)
    const form = await formOf(data, code)
    if (style === undefined || form === null) {
      stop(say().closedTitle, say().mismatch)
      return undefined
    }
    await fetchRare(form)
    const { answers, coached } = draftOf(code)
    const raw = Object.keys(answers).length === 0 ? (form.given ?? {}) : answers
    return { style, form, coached, raw, ...settle(form, style, raw) }
  }

  function goTo(filling: Filling, place: number, replace = false) {
    const screen = filling.screens[place]
    const id = screen?.id ?? 'check'
    const state = { style: filling.style.style, screen: id }
    if (replace) history.replaceState(state, '')
    else history.pushState(state, '')
    saveDraft(filling.style.style, { screen: id })
    show(screen === undefined ? { at: 'check', filling } : { at: 'question', filling, screen })
    window.scrollTo(0, 0)
  }

  async function answer(style: string) {
    seenAt = Date.now()
    const sent = sentFrom(memory, style)
    if (sent !== undefined) return show({ at: 'receipt', style, ...sent })
    if (isWaiting(memory, style) || draftOf(style).final) return deliver(style)
    const filling = await fillingOf(style).catch(() => undefined)
    if (filling === undefined)
      return view.at === 'stopped' ? undefined : stop(say().offlineStrip, say().queuedHelp)
    const place = filling.screens.findIndex(({ id }) => id === draftOf(style).screen)
    goTo(filling, draftOf(style).screen === 'check' ? filling.screens.length : Math.max(0, place))
  }

  const setbacks = (setback: Setback, style: string): void => {
    const words = say()
    switch (setback.kind) {
      case 'offline':
        show({ at: 'sending', style, offline: true })
        break
      case 'later':
        wait(style, Math.ceil(setback.seconds))
        break
      case 'unknown-link':
        show({ at: 'code', complaint: words.unknownLink })
        break
      case 'already-collected':
        stop(words.done, words.alreadyCollected)
        break
      case 'closed':
        stop(words.closedTitle, words.closed)
        break
      case 'not-open-yet':
        stop(manifest.title, notOpenYet())
        break
      case 'mismatch':
        stop(words.words, words.mismatch)
        break
      default:
        saveDraft(style, { final: false, screen: 'check' })
        void answer(style).then(() => {
          if (view.at === 'check') show({ ...view, complaint: words.refused })
        })
    }
  }

  const notOpenYet = () =>
    fill(
      say().notOpen,
      new Date(manifest.opensAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }),
    )

  function wait(style: string, seconds: number): void {
    show({ at: 'sending', style, wait: seconds })
    const left = () => view.at === 'sending' && view.style === style && view.wait !== undefined
    setTimeout(() => left() && (seconds > 1 ? wait(style, seconds - 1) : void deliver(style)), 1000)
  }

  /** Collects, writes and sends; whatever fails is kept and can be repeated. */
  async function deliver(style: string): Promise<void> {
    saveDraft(style, { final: true })
    show({ at: 'sending', style })
    const setback = await collectRight(data, memory, [style], secret)
    if (setback !== undefined && !isWaiting(memory, style)) return setbacks(setback, style)
    const filling = isWaiting(memory, style)
      ? undefined
      : await fillingOf(style).catch(() => undefined)
    const done = await send(data, memory, style, filling)
    if (done.kind !== 'receipt') return setbacks(done, style)
    dropDraft(style)
    history.replaceState({ style, screen: 'receipt' }, '')
    show({
      at: 'receipt',
      style,
      ...(done.receipt === undefined ? {} : { receipt: done.receipt }),
      ...(done.already ? { note: say().already } : {}),
    })
  }

  return {
    data,
    holds: arrival.holds,
    show,
    styles,
    isSent: (style: string) => sentFrom(memory, style) !== undefined,
    hasDraft: () => Object.keys(memory.get().drafts).length > 0,
    notOpenYet,
    answer,
    deliver,
    /** 开始: to the only style, to the choice of units, or to the printed code. */
    begin() {
      const known = secret !== undefined || memory.get().ballots !== undefined
      if (manifest.mode === 'ballot' && !known) return show({ at: 'code' })
      const [only, ...others] = styles()
      return only !== undefined && others.length === 0 ? answer(only.style) : show({ at: 'choose' })
    },
    restart() {
      memory.set({ drafts: {} })
      return this.begin()
    },
    openCode(code: string) {
      const read = secretFromCode(data, code)
      if (read === null) return show({ at: 'code', complaint: say().codeWrong })
      secret = read
      return this.begin()
    },
    change(filling: Filling, screenId: string, value: unknown) {
      const screen = filling.screens.find(({ id }) => id === screenId)
      if (screen === undefined) return
      this.keep(filling, screenId, withValue(screen, filling.raw, value))
    },
    /** Saves raw answers and shows what they lead to. The right to vote is collected at the first of them. */
    keep(filling: Filling, screenId: string, raw: Answers) {
      const { style } = filling.style
      const first = Object.keys(draftOf(style).answers).length === 0
      saveDraft(style, { answers: raw })
      tick(style)
      // A round of forty units asks for one credential at a time.
      const wanted = styles().length > 24 ? [style] : styles().map((each) => each.style)
      if (first) void collectRight(data, memory, wanted, secret)
      const next = { ...filling, raw, ...settle(filling.form, filling.style, raw) }
      const screen = next.screens.find(({ id }) => id === screenId)
      if (screen !== undefined) show({ at: 'question', filling: next, screen })
    },
    step(filling: Filling, from: string, by: 1 | -1) {
      tick(filling.style.style)
      const place = filling.screens.findIndex(({ id }) => id === from)
      const screen = filling.screens[place]
      const complaint = by === 1 && screen ? complaintOn(screen, filling.answers, say()) : undefined
      if (screen !== undefined && complaint !== undefined)
        return show({ at: 'question', filling, screen, complaint })
      if (by === -1 && place === 0) return show({ at: 'start' })
      return goTo(filling, place + by)
    },
    jump: (filling: Filling, id: string) =>
      goTo(
        filling,
        filling.screens.findIndex((screen) => screen.id === id),
      ),
    setCoached(filling: Filling, coached: boolean) {
      saveDraft(filling.style.style, { coached })
      show({ at: 'check', filling: { ...filling, coached } })
    },
    /** 提交: to the first gap, if there is one. */
    submit(filling: Filling) {
      tick(filling.style.style)
      const gap = filling.screens.find(
        (screen) => complaintOn(screen, filling.answers, say()) !== undefined,
      )
      if (gap === undefined) return deliver(filling.style.style)
      goTo(filling, filling.screens.indexOf(gap))
      return show({
        at: 'question',
        filling,
        screen: gap,
        complaint: complaintOn(gap, filling.answers, say()) ?? '',
      })
    },
    /** Back and forward of the browser; a form that was sent never comes back. */
    async returnTo(state: unknown) {
      memory.refresh()
      const at = typeof state === 'object' && state !== null ? state : {}
      const style = String(Reflect.get(at, 'style') ?? '')
      if (style === '') return show({ at: 'start' })
      const sent = sentFrom(memory, style)
      if (sent !== undefined) return show({ at: 'receipt', style, ...sent })
      const filling = await fillingOf(style)
      if (filling === undefined) return
      const place = filling.screens.findIndex(({ id }) => id === Reflect.get(at, 'screen'))
      goTo(filling, place < 0 ? filling.screens.length : place, true)
    },
    /** The network or the page is back: what waits goes out. */
    wake() {
      if (view.at === 'sending') void deliver(view.style)
    },
  }
}

export type Session = ReturnType<typeof openSession>
