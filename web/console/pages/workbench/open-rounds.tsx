import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listRounds, roundCounts } from '../../../../api/contract/round.ts'
import { workbenchWords as words } from '../../../words/console/workbench.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { minuteText } from '../../parts/day.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function Filled({ cast, invited }: { readonly cast: number; readonly invited: number }) {
  const answered = cast === 0 ? words.answeredFew : words.answered(cast)
  return (
    <small className="quiet">
      {invited > 0 ? `${answered}，${words.ofInvited(invited)}` : answered}
    </small>
  )
}

/** The rounds that are open now, with what has been sealed or submitted, in fives. */
export function OpenRounds() {
  const rounds = useQuery({
    queryKey: ['rounds'],
    queryFn: () => call(listRounds),
  })
  const open = rounds.data?.rounds.filter(({ state }) => state === 'open') ?? []
  const counts = useQueries({
    queries: open.map(({ id }) => ({
      queryKey: ['round-counts', id],
      queryFn: () => call(roundCounts, { params: { round: id } }),
    })),
  })
  return (
    <section className="panel">
      <h2>{words.open}</h2>
      <Answered query={rounds}>
        {() =>
          open.length === 0 ? (
            <p>
              {words.noneOpen} <Link to="/c/rounds">{words.toRounds}</Link>
            </p>
          ) : (
            <>
              <ul className="todo">
                {open.map(({ id, title, closesAt }, place) => {
                  const styles = counts[place]?.data?.styles
                  return (
                    <li key={id}>
                      <span>
                        <Link to={`/c/rounds/${id}`}>{title}</Link>
                        <br />
                        {styles !== undefined && (
                          <Filled
                            cast={sum(styles.map(({ cast }) => cast))}
                            invited={sum(styles.map(({ invited }) => invited))}
                          />
                        )}
                      </span>
                      <span className="quiet">{words.until(minuteText(closesAt))}</span>
                    </li>
                  )
                })}
              </ul>
              <p className="quiet">{words.fives}</p>
            </>
          )
        }
      </Answered>
    </section>
  )
}
