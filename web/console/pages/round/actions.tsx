import { Button, Space, Spin } from 'antd'
import { useState } from 'react'
import { closeRound, openRound, prepareRound } from '../../../../api/contract/round.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { minuteText } from '../../parts/day.ts'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { untilThen } from '../../shell/when.ts'
import { FrameImport } from './frame-import.tsx'
import { LinkIssue } from './link-issue.tsx'
import type { RoundView } from './use-round.ts'

interface Props {
  readonly round: RoundView
  readonly working: boolean
  readonly asked: () => Promise<void>
}

const steps = {
  prepare: {
    contract: prepareRound,
    label: words.prepare,
    ask: words.prepareAsk,
    guide: words.prepareGuide,
  },
  open: {
    contract: openRound,
    label: words.openNow,
    ask: words.openAsk,
    guide: words.openGuide,
  },
  close: {
    contract: closeRound,
    label: words.close,
    ask: words.closeAsk,
    guide: words.closeGuide,
  },
} as const
type Step = keyof typeof steps

/** What the round's state lets its administrator ask for now; dates that are signed move for nobody. */
function stepsOf({ state, manifestHash, opensAt, closesAt }: RoundView): readonly Step[] {
  if (state === 'planned' && manifestHash === undefined) return ['prepare', 'open']
  if (state === 'planned') return untilThen(opensAt) <= 0 ? ['open'] : []
  return state === 'open' && untilThen(closesAt) <= 0 ? ['close'] : []
}

function noteOf({ state, manifestHash, opensAt, closesAt }: RoundView): string | undefined {
  if (state === 'planned' && manifestHash !== undefined && untilThen(opensAt) > 0)
    return words.opensItself(minuteText(opensAt))
  if (state === 'open' && untilThen(closesAt) > 0) return words.closesItself(minuteText(closesAt))
  return undefined
}

const takesFrames = ({ state, manifestHash }: RoundView) =>
  state === 'planned' && manifestHash === undefined
const takesRoster = ({ state, manifestHash, mode }: RoundView) =>
  mode === 'ballot' && manifestHash !== undefined && (state === 'planned' || state === 'open')

/** The next steps of a round, each asked about before it is done. */
export function RoundActions({ round, working, asked }: Props) {
  const ask = useConfirm()
  const [drawer, setDrawer] = useState<'frames' | 'links'>()
  const act = useAct((step: Step) => call(steps[step].contract, { params: { round: round.id } }), {
    done: () => words.arranged,
    refresh: ['rounds', 'jobs'],
  })
  const confirm = async (step: Step) => {
    const { ask: question, guide, label } = steps[step]
    if (await ask(question, { confirm: label, cancel: words.cancel }, guide))
      act.mutate(step, { onSuccess: asked })
  }
  const possible = stepsOf(round)
  const note = noteOf(round)
  const any = possible.length > 0 || takesFrames(round) || takesRoster(round)
  if (!any && note === undefined) return null
  return (
    <section className="panel" aria-label={words.actions}>
      {any && (
        <Space wrap>
          {takesFrames(round) && (
            <Button onClick={() => setDrawer('frames')}>{words.importFrames}</Button>
          )}
          {takesRoster(round) && <Button onClick={() => setDrawer('links')}>{words.links}</Button>}
          {possible.map((step, place) => (
            <Button
              key={step}
              type={place === 0 ? 'primary' : 'default'}
              disabled={working}
              onClick={() => confirm(step)}
            >
              {steps[step].label}
            </Button>
          ))}
          {working && (
            <output>
              <Spin size="small" /> {words.working}
            </output>
          )}
        </Space>
      )}
      {note !== undefined && <p className={any ? undefined : 'alone'}>{note}</p>}
      <Complaint error={act.error} />
      {drawer === 'frames' && <FrameImport round={round} close={() => setDrawer(undefined)} />}
      {drawer === 'links' && <LinkIssue round={round} close={() => setDrawer(undefined)} />}
    </section>
  )
}
