import { Breadcrumb, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { shellWords } from '../../words/console/shell.ts'
import { DemoStrip } from '../shell/demo-strip.tsx'
import './parts.css'

interface Props {
  readonly title: string
  /** The list this page belongs to. */
  readonly from?: { readonly title: string; readonly path: string }
  readonly actions?: ReactNode
  /** Something on the page is of the example federation. */
  readonly demo?: boolean | undefined
}

/** Where one is, the page's name, and what can be done here. */
export function PageHead({ title, from, actions, demo = false }: Props) {
  return (
    <header className="page-head">
      <DemoStrip shown={demo} />
      <title>{`${title} · ${shellWords.product}`}</title>
      {from !== undefined && (
        <Breadcrumb items={[{ title: <Link to={from.path}>{from.title}</Link> }, { title }]} />
      )}
      <div className="page-head-line">
        <h1>{title}</h1>
        {actions !== undefined && <Space wrap>{actions}</Space>}
      </div>
    </header>
  )
}
