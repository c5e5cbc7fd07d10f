import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { listJobs } from '../../../../api/contract/system.ts'
import { workbenchWords as words } from '../../../words/console/workbench.ts'
import { type Answer, call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { minuteText } from '../../parts/day.ts'

type Job = Answer<typeof listJobs>['jobs'][number]

/** Work that comes round by itself says nothing to a person unless it failed. */
const routine = ['tick-rounds', 'run-calendar']
const most = 12

const isRunning = ({ state }: Job) => state === 'waiting' || state === 'sent'
/** Of what is done only the newest of its name; jobs come newest first. */
const worthShowing = ({ name, state }: Job, place: number, jobs: readonly Job[]) =>
  state === 'failed' ||
  (!routine.includes(name) &&
    (state !== 'done' ||
      jobs.findIndex((job) => job.name === name && job.state === state) === place))

const isNamed = (name: string): name is keyof typeof words.names => Object.hasOwn(words.names, name)
const nameOf = ({ name }: Job) => (isNamed(name) ? words.names[name] : name)

function JobLine({ job }: { readonly job: Job }) {
  const { progress } = job
  const percent =
    progress === undefined || progress.total === 0
      ? undefined
      : Math.floor((100 * progress.done) / progress.total)
  return (
    <li>
      <span>
        {nameOf(job)}
        <small className="quiet">　{minuteText(job.finishedAt ?? job.at)}</small>
      </span>
      <span className={job.state === 'failed' ? 'late' : 'quiet'}>{words.states[job.state]}</span>
      {isRunning(job) && percent !== undefined && (
        <div style={{ flexBasis: '100%' }}>
          <Progress percent={percent} size="small" aria-label={words.jobProgress(nameOf(job))} />
          <small className="quiet">{progress?.note}</small>
        </div>
      )}
    </li>
  )
}

/** Long work behind the pages; looked at every three seconds while any of it runs. */
export function Jobs() {
  const jobs = useQuery({
    queryKey: ['jobs'],
    queryFn: () => call(listJobs),
    refetchInterval: ({ state }) => (state.data?.jobs.some(isRunning) ? 3_000 : 30_000),
  })
  return (
    <section className="panel">
      <h2>{words.jobs}</h2>
      <Answered query={jobs}>
        {(data) => {
          const shown = data.jobs.filter(worthShowing).slice(0, most)
          return shown.length === 0 ? (
            <p>{words.noJobs}</p>
          ) : (
            <ul className="todo">
              {shown.map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            </ul>
          )
        }}
      </Answered>
    </section>
  )
}
