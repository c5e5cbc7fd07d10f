import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Tag } from 'antd'
import { useState } from 'react'
import { listAccounts } from '../../../api/contract/account.ts'
import { accountWords as words } from '../../words/console/account.ts'
import { roleWords } from '../../words/console/shell.ts'
import { call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dayText } from '../parts/day.ts'
import { PageHead } from '../parts/page-head.tsx'
import { AccountActions, type AccountRow } from './account/account-actions.tsx'
import { AccountForm } from './account/account-form.tsx'
import { FilterBar } from './unit/filter-bar.tsx'

const grantText = ({ role, unit, union, until }: AccountRow['grants'][number]) => {
  const scope = unit ?? union
  const end = until === undefined ? '' : `，${words.until} ${until}`
  return `${roleWords[role] ?? role}${scope === undefined ? '' : `（${scope}）`}${end}`
}

const columns: readonly Column<AccountRow>[] = [
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
    cell: ({ disabledAt, passwordDue }) =>
      disabledAt !== undefined ? (
        <Tag>{words.disabled}</Tag>
      ) : passwordDue === true ? (
        <Tag color="warning">{words.passwordDue}</Tag>
      ) : (
        words.active
      ),
  },
]

const doing: Column<AccountRow> = {
  key: 'act',
  title: words.act,
  cell: (row) => <AccountActions row={row} />,
}

function AccountList({ accounts }: { readonly accounts: readonly AccountRow[] }) {
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
