import { App, Button } from 'antd'
import { roundWords as words } from '../../../words/console/round.ts'
import { Qr } from '../../shell/qr.tsx'
import type { RoundView } from './use-round.ts'

/** The address workers open: QR code, the plain address, the check words. Everything a poster needs. */
export function RoundLink({ round }: { readonly round: RoundView }) {
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
    <section className="panel">
      <h2>{words.link}</h2>
      {round.checkWords === undefined ? (
        <p>{words.linkLater}</p>
      ) : (
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
      )}
    </section>
  )
}
