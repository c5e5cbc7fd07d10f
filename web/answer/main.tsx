import './answer.css'
import { render } from 'preact'
import { Page, Stopped } from './page.tsx'
import { readPageData } from './page-data.ts'
import { applyTaste, say } from './say.ts'
import { openSession, type Session } from './session.ts'
import type { View } from './state.ts'

const place = document.getElementById('page') ?? document.body

/** Below BigInt there is no safe way to answer here; the page says so instead of failing. */
const isTooOld = () =>
  typeof BigInt === 'undefined' || typeof crypto?.getRandomValues !== 'function'

function start(): void {
  place.textContent = ''
  const data = readPageData()
  if (isTooOld()) {
    render(<Stopped title="" sentence={say().tooOld} />, place)
    return
  }
  if (data === null) {
    void import('./receipt-check.tsx').then(({ showReceipt }) => showReceipt(place))
    return
  }
  let session: Session | undefined
  let last: View = { at: 'start' }
  const draw = (view: View) => {
    last = view
    if (session !== undefined)
      render(<Page session={session} view={view} redraw={() => draw(last)} />, place)
  }
  session = openSession(data, draw)
  const opened = session
  addEventListener('popstate', (event) => void opened.returnTo(event.state))
  addEventListener('online', () => opened.wake())
  addEventListener('offline', () => draw(last))
  addEventListener('pageshow', (event) => {
    if (event.persisted) void opened.returnTo(history.state)
    else opened.wake()
  })
  if (opened.holds) draw(last)
  else opened.show({ at: 'stopped', title: say().words, sentence: say().mismatch })
}

async function open(): Promise<void> {
  // The newest of what old phones lack: who has it has all.
  if (!('isWellFormed' in String.prototype)) (await import('./old-phones.ts')).mendOldPhone()
  await applyTaste()
  start()
}

void open()
