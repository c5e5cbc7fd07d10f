import { Alert, Space, Tag } from 'antd'
import { useParams } from 'react-router'
import { roundWords as words } from '../../../words/console/round.ts'
import { Answered } from '../../parts/answered.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { hasRole, useMe } from '../../shell/session.ts'
import { RoundActions } from './actions.tsx'
import { Channels, StyleTable } from './counts.tsx'
import { Facts } from './facts.tsx'
import { RoundLink } from './round-link.tsx'
import { type RoundView, useRound } from './use-round.ts'

const stateColour = {
  planned: 'default',
  open: 'processing',
  closing: 'processing',
  closed: 'default',
  computed: 'default',
} as const

function Notices({ round }: { readonly round: RoundView }) {
  const oneParty = round.mode === 'ballot' && round.issuers.length === 1
  return (
    <>
      <Space wrap style={{ marginBottom: 12 }}>
        <Tag color={stateColour[round.state]}>{words.states[round.state]}</Tag>
        <Tag>{words.modes[round.mode]}</Tag>
        <Tag>{round.period}</Tag>
        {round.mode === 'open' && <Tag color="warning">{words.openOnly}</Tag>}
        {oneParty && <Tag color="warning">{words.oneCustodian}</Tag>}
      </Space>
      {round.problem !== undefined && (
        <Alert
          type="error"
          showIcon
          title={words.problem}
          description={round.problem}
          style={{ marginBottom: 16 }}
        />
      )}
    </>
  )
}

/** C4: one round, from its planning to its last seal. */
export function RoundPage() {
  const { round: id = '' } = useParams()
  const me = useMe()
  const { round, counts, working, ask } = useRound(id)
  const desk = hasRole(me.data, 'federation-admin', 'federation-reader', 'analyst')
  const from = { title: words.title, path: '/c/rounds' }
  return (
    <Answered query={round}>
      {(data) => (
        <>
          <PageHead title={data.title} from={from} demo={data.demo} />
          <Notices round={data} />
          {hasRole(me.data, 'federation-admin') && (
            <RoundActions round={data} working={working} asked={ask} />
          )}
          <div className="cards">
            <Facts round={data} />
            <RoundLink round={data} />
          </div>
          <StyleTable round={data} counts={counts.data} />
          {!desk && data.styles.some(({ unit }) => unit !== undefined) && (
            <p className="quiet">{words.ownPart}</p>
          )}
          {counts.data !== undefined && <Channels counts={counts.data} />}
        </>
      )}
    </Answered>
  )
}
