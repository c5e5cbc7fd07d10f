/** Words about the example federation at the workbench. */
export const exampleWords = {
  title: '示例数据',
  states: {
    none: '没有示例数据。',
    loading: '示例数据正在载入，载完以后才能清除。',
    'cut-short': '示例数据没有载完，下次启动会重新载入。',
    loaded: '这里装着示例数据，所有数字均为虚构。正式使用之前请清除。',
    clearing: '示例数据没有清完，请再清除一次。',
    cleared: '示例数据已经清除。',
  },
  clear: '清除示例数据',
  ask: '清除全部示例数据？',
  goes: ({ rounds, units, unions, accounts }: Readonly<Record<Held, number>>) =>
    `将删除 ${rounds} 个期次连同答卷、链接和指数，${units} 个单位连同评估、座谈、台账和考核，${unions} 个工会组织，${accounts} 个账号。`,
  alsoGoes: '自己在示例单位上录入、建立的内容也一并删除。其他单位、期次和账号不动，审计记录保留。',
  noReturn: '清除以后不能恢复，下次启动也不再自动载入。用示例账号登录的人会退出。',
  cancel: '不清除',
  done: '示例数据已清除',
  administrator: '这里没有别的账号了，已建立管理员账号。密码只显示这一次，请记下，登录后修改。',
  userName: '用户名',
  password: '密码',
  noted: '已记下，去登录',
  close: '知道了',
} as const

type Held = 'rounds' | 'units' | 'unions' | 'accounts'
