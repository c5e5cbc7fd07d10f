import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { unitWords as words } from '../../words/console/unit.ts'
import { PageHead } from '../parts/page-head.tsx'
import { hasRole, useMe } from '../shell/session.ts'
import { RegisterImport, type RegisterKind } from './unit/register-import.tsx'
import { UnionList } from './unit/union-list.tsx'
import { UnitList } from './unit/unit-list.tsx'

const isKind = (text: string | null): text is RegisterKind => text === 'unit' || text === 'union'

/** C24: units and the dated tree of unions, and the import of both. */
export function UnitsPage() {
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const [importing, setImporting] = useState(false)
  const wanted = query.get('show')
  const kind = isKind(wanted) ? wanted : 'unit'
  const imports = hasRole(me.data, 'federation-admin')
  const button = imports ? (
    <Button type="primary" onClick={() => setImporting(true)}>
      {words.importTitle[kind]}
    </Button>
  ) : undefined
  return (
    <>
      <PageHead title={words.title} actions={button} />
      <Tabs
        destroyOnHidden
        activeKey={kind}
        onChange={(key) => setQuery({ show: key }, { replace: true })}
        items={[
          {
            key: 'unit',
            label: words.units,
            children: <UnitList empty={button} />,
          },
          {
            key: 'union',
            label: words.unions,
            children: <UnionList empty={button} />,
          },
        ]}
      />
      {importing && <RegisterImport kind={kind} close={() => setImporting(false)} />}
    </>
  )
}
