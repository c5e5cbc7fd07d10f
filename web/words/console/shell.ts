/** Words of the console's frame. */
export const shellWords = {
  product: '职工说了算',
  workbench: '工作台',
  rounds: '期次',
  reports: '指数报告',
  evaluations: '第三方评估',
  meetings: '座谈',
  records: '工作记录',
  assessments: '年度考核',
  units: '单位和工会',
  signOut: '退出',
  password: '修改密码',
  loading: '正在打开……',
  retry: '重试',
  demo: '示例数据，所有数字均为虚构',
  notForYou: '这一页不在您的权限内，需要时请联系市总业务管理员。',
  notFound: '没有这一页。',
  toWorkbench: '回到工作台',
  skip: '跳到正文',
  menu: '菜单',
} as const

/** Roles as the screen names them. */
export const roleWords: Record<string, string> = {
  operator: '管理员',
  'federation-admin': '市总业务管理员',
  'federation-reader': '市总',
  analyst: '分析员',
  lead: '评估组长',
  evaluator: '第三方评估员',
  recorder: '座谈记录员',
  'entry-clerk': '录入员',
  'unit-manager': '事业单位负责人',
  'union-officer': '区县、基层工会',
  custodian: '签发保管人',
}
