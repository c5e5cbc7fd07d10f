import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Grid, Layout, Menu, Space, Spin, Tag } from 'antd'
import { useState } from 'react'
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { roleWords, shellWords as words } from '../../words/console/shell.ts'
import { GoButton } from './go-button.tsx'
import { menu } from './menu.ts'
import { Refused } from './refused.tsx'
import { hasRole, type Me, signOut, useMe } from './session.ts'

/** With a one-time password nothing is open but its change. */
const itemsFor = (me: Me) =>
  menu
    .filter(
      ({ roles }) => me.passwordDue === undefined && (roles === undefined || hasRole(me, ...roles)),
    )
    .map((item) => ({
      key: item.path,
      label: <Link to={item.path}>{item.title}</Link>,
    }))

/** Regular surveys are reached from the rounds and have no line of their own. */
const homeOf = (path: string) => path.replace(/^\/c\/series/, '/c/rounds')

const selected = (path: string) =>
  menu
    .map((item) => item.path)
    .filter((item) => homeOf(path) === item || homeOf(path).startsWith(`${item}/`))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 1)

/** The console around every page: menu by role, who is signed in, the page itself. */
export function Frame() {
  const me = useMe()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const wide = Grid.useBreakpoint().md !== false
  const [open, setOpen] = useState(false)

  if (me.isPending) return <Spin aria-label={words.loading} style={{ margin: 48 }} />
  if (me.isError) {
    if ('problem' in me.error && Reflect.get(me.error.problem ?? {}, 'status') === 401)
      return <Navigate to="/c/login" replace />
    return <Refused error={me.error} retry={() => me.refetch()} />
  }
  if (me.data.passwordDue === true && pathname !== '/c/password')
    return <Navigate to="/c/password" replace />
  const leave = async () => {
    await signOut()
    client.clear()
    await navigate('/c/login')
  }
  const navigation = (
    <nav aria-label={words.menu}>
      <Menu
        mode="inline"
        items={itemsFor(me.data)}
        selectedKeys={selected(pathname)}
        onClick={() => setOpen(false)}
        style={{ borderInlineEnd: 0 }}
      />
    </nav>
  )
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      {wide && (
        <Layout.Sider width={200} theme="light">
          <div className="brand">{words.product}</div>
          {navigation}
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header style={{ height: 'auto', lineHeight: 1.5, padding: '10px 16px' }}>
          <Space wrap style={{ width: '100%', justifyContent: 'space-between' }}>
            <Space>
              {!wide && <Button onClick={() => setOpen(true)}>{words.menu}</Button>}
              {!wide && <strong>{words.product}</strong>}
            </Space>
            <Space wrap>
              <span>{me.data.name}</span>
              {me.data.grants.slice(0, 2).map((grant) => (
                <Tag key={`${grant.role}${grant.unit ?? ''}${grant.union ?? ''}`}>
                  {roleWords[grant.role]}
                </Tag>
              ))}
              <GoButton to="/c/password">{words.password}</GoButton>
              <Button onClick={leave}>{words.signOut}</Button>
            </Space>
          </Space>
        </Layout.Header>
        <Layout.Content id="content" className="page">
          <Outlet />
        </Layout.Content>
      </Layout>
      <Drawer
        open={open && !wide}
        onClose={() => setOpen(false)}
        placement="left"
        title={words.product}
      >
        {navigation}
      </Drawer>
    </Layout>
  )
}
