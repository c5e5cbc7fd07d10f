import './answer.css'
import { render } from 'preact'
import { Page } from './page.tsx'
import { readPageData } from './page-data.ts'
import { applyTaste, say } from './say.ts'
import { openSession } from './session.ts'
import type { View } from './state.ts'

const place = document.getElementById('page') ?? document.body

/** Below BigInt there is no safe way to answer here. */
const isTooOld = () =>
  typeof BigInt === 'undefined' || typeof crypto?.getRandomValues !== 'function'

async function open(): Promise<void> {
  // The newest of what old phones lack: who has it has all.
  if (!('isWellFormed' in String.prototype)) (await import('./old-phones.ts')).mendOldPhone()
  // What the page itself says of old phones stays.
  if (isTooOld()) return
  await applyTaste()
  place.textContent = ''
  const data = readPageData()
  if (data === null) return (await import('./late/index.ts')).showReceipt(place)
  let last: View = { at: 'start' }
  const redraw = () => render(<Page session={session} view={last} redraw={redraw} />, place)
  const session = openSession(data, (view) => {
    last = view
    redraw()
  })
  // Another link to this round, opened in the same window.
  addEventListener('hashchange', () => location.reload())
  if (!session.holds)
    return session.show({ at: 'stopped', title: say().words, sentence: say().mismatch })
  addEventListener('popstate', (event) => void session.returnTo(event.state))
  addEventListener('online', () => {
    redraw()
    session.wake()
  })
  addEventListener('offline', redraw)
  addEventListener('pageshow', (event) => {
    if (event.persisted) void session.returnTo(history.state)
  })
  redraw()
  session.wake()
}

void open()
