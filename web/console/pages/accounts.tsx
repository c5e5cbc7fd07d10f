import { useQuery } from '@tanstack/react-query'
import { App, Button, Empty, Tag } from 'antd'
import { useState } from 'react'
import { disableAccount, listAccounts } from '../../../api/contract/account.ts'
import { accountWords as words } from '../../words/console/account.ts'
import { roleWords } from '../../words/console/shell.ts'
import { type Answer, call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { Complaint } from '../parts/complaint.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dayText } from '../parts/day.ts'
import { PageHead } from '../parts/page-head.tsx'
import { useAct } from '../parts/use-act.ts'
import { useMe } from '../shell/session.ts'
import { AccountForm } from './account/account-form.tsx'
import { FilterBar } from './unit/filter-bar.tsx'

type Row = Answer<typeof listAccounts>['accounts'][number]

const grantText = ({ role, unit, union, until }: Row['grants'][number]) => {
  const scope = unit ?? union
  const end = until === undefined ? '' : `，${words.until} ${until}`
  return `${roleWords[role] ?? role}${scope === undefined ? '' : `（${scope}）`}${end}`
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: words.name,
    cell: ({ name, userName }) => (
      <>
        {name}
        <small>{userName}</small>
      </>
    ),
    sort: ({ name }) => name,
  },
  {
    key: 'role',
    title: words.role,
    cell: ({ grants }) =>
      grants.map((grant) => <div key={grantText(grant)}>{grantText(grant)}</div>),
  },
  {
    key: 'created',
    title: words.created,
    cell: ({ createdAt }) => dayText(createdAt),
  },
  {
    key: 'state',
    title: words.state,
    cell: ({ disabledAt }) =>
      disabledAt === undefined ? words.active : <Tag>{words.disabled}</Tag>,
  },
]

function Disable({ row }: { readonly row: Row }) {
  const me = useMe()
  const { modal } = App.useApp()
  const act = useAct(() => call(disableAccount, { params: { account: row.id } }), {
    done: () => words.disabledNow,
    refresh: ['accounts'],
  })
  if (row.disabledAt !== undefined) return '—'
  if (row.id === me.data?.account) return words.own
  return (
    <>
      <Button
        aria-label={`${words.disable} ${row.name}`}
        onClick={() =>
          modal.confirm({
            title: words.disableAsk(row.name),
            content: words.disableGuide,
            okText: words.disable,
            cancelText: words.cancel,
            onOk: () => act.mutateAsync(undefined).catch(() => undefined),
          })
        }
      >
        {words.disable}
      </Button>
      <Complaint error={act.error} />
    </>
  )
}

const doing: Column<Row> = {
  key: 'act',
  title: words.act,
  cell: (row) => <Disable row={row} />,
}

function AccountList({ accounts }: { readonly accounts: readonly Row[] }) {
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  const wanted = text.trim().toLowerCase()
  const rows = accounts.filter(
    ({ name, userName, disabledAt }) =>
      (all || disabledAt === undefined) && [name, userName].some((each) => each.includes(wanted)),
  )
  return (
    <>
      <FilterBar
        label={words.search}
        text={text}
        changeText={setText}
        also={words.showDisabled}
        all={all}
        changeAll={setAll}
      />
      {rows.length === 0 ? (
        <Empty description={words.none} />
      ) : (
        <DataTable
          label={words.title}
          rows={rows}
          columns={[...columns, doing]}
          rowKey={(row) => row.id}
        />
      )}
      <p className="quiet">{words.total(rows.length)}</p>
    </>
  )
}

/** C25: who may sign in, as what, until when. */
export function AccountsPage() {
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => call(listAccounts),
  })
  const [creating, setCreating] = useState(false)
  return (
    <>
      <PageHead
        title={words.title}
        demo={accounts.data?.accounts.some(({ demo }) => demo)}
        actions={
          <Button type="primary" onClick={() => setCreating(true)}>
            {words.create}
          </Button>
        }
      />
      <p className="quiet">{words.guide}</p>
      <Answered query={accounts}>{(data) => <AccountList accounts={data.accounts} />}</Answered>
      {creating && <AccountForm close={() => setCreating(false)} />}
    </>
  )
}
