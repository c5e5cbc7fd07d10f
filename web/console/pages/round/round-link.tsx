import { App, Button } from 'antd'
import { roundWords as words } from '../../../words/console/round.ts'
import { Qr } from '../../shell/qr.tsx'
import type { RoundView } from './use-round.ts'

/** QR code, the plain address, the check words. Everything a poster needs. */
function Poster({ round }: { readonly round: RoundView }) {
  const { message } = App.useApp()
  const copy = async () => {
    // Over plain http on a local network a browser offers no clipboard.
    const done = await navigator.clipboard?.writeText(round.link).then(
      () => true,
      () => false,
    )
    void (done === true ? message.success(words.copied) : message.warning(words.copyFailed))
  }
  return (
    <>
      <p>{round.mode === 'ballot' ? words.linkBallot : words.linkOpen}</p>
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 16,
          alignItems: 'center',
        }}
      >
        <Qr text={round.link} label={words.qr(round.title)} size={180} />
        <div style={{ minWidth: 0, flex: '1 1 180px' }}>
          <p style={{ overflowWrap: 'anywhere' }}>{round.link}</p>
          <p>
            {words.checkWords}
            <br />
            <span className="check-words">{round.checkWords}</span>
          </p>
          <Button onClick={copy}>{words.copy}</Button>
        </div>
      </div>
      <p className="quiet">{words.checkGuide}</p>
    </>
  )
}

function Told({ round }: { readonly round: RoundView }) {
  if (round.state === 'closed' || round.state === 'computed') return <p>{words.linkOver}</p>
  if (round.checkWords === undefined) return <p>{words.linkLater}</p>
  return <Poster round={round} />
}

/** The address workers open, while there is one. */
export function RoundLink({ round }: { readonly round: RoundView }) {
  return (
    <section className="panel">
      <h2>{words.link}</h2>
      <Told round={round} />
    </section>
  )
}
