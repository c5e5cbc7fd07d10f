/** Words of the login page. */
export const loginWords = {
  title: '职工说了算',
  subtitle: '职工需求调查与第三方评估',
  userName: '用户名',
  password: '密码',
  code: '动态验证码（6 位）',
  signIn: '登录',
  wrong: '用户名或密码不对。连续输错会暂时锁定。',
  locked: '尝试次数太多，请过一会儿再试。',
  wrongCode: '动态验证码不对或已用过。',
  required: '请填写',
  offline: '没有连上服务器，请检查网络后再试。',
} as const
