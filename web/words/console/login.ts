/** What is said at every door when the server's own sentence is not there. */
export const doorWords = {
  locked: (minutes: number) => `尝试次数太多，请约 ${minutes} 分钟后再试。`,
  offline: '没有连上服务器，请检查网络后再试。',
  broken: '系统出错了，请稍后再试。',
} as const

/** Words of signing in, of the own password and of the second factor. */
export const loginWords = {
  title: '职工说了算',
  subtitle: '职工需求调查与第三方评估',
  userName: '用户名',
  password: '密码',
  code: '动态验证码（6 位）',
  codeGuide: '这个账号开了二次验证：请打开手机上的验证器，输入现在显示的 6 位数字。',
  back: '换一个账号',
  signIn: '登录',
  spareCode: '备用码',
  spareGuide: '手机不在身边：请输入开启二次验证时抄下的一个备用码，每个只能用一次。',
  useSpare: '手机不在身边，用备用码',
  usePhone: '用手机上的验证器',
} as const

export const passwordWords = {
  title: '密码和二次验证',
  change: '修改密码',
  current: '现在的密码',
  next: '新密码',
  nextGuide: '10 到 128 个字符，不能含有用户名。长比复杂更好。',
  again: '再输一遍新密码',
  differs: '两遍不一样',
  tooShort: '至少 10 个字符',
  save: '修改',
  saved: '密码已修改，别处的登录都已退出。',
  refused: (why: string) => `没有修改：${why}`,
  due: '您用的是一次性密码。改成自己的密码以后，才能用其他功能。',
  second: '二次验证',
  secondGuide: '登录时除了密码，还要输入手机验证器上的 6 位数字。密码泄露也进不来。',
  begin: '开启二次验证',
  scan: '用手机上的验证器扫描，或者手工输入密钥：',
  qr: '二次验证的二维码，用验证器扫描',
  key: '密钥',
  spare: '备用码，每个只能用一次。请现在抄下来放好，以后不再显示：',
  confirmCode: '验证器上的 6 位数字',
  confirm: '确认开启',
  on: '二次验证已开启，登录时要输入验证码。',
  end: '关闭二次验证',
  endGuide: '换手机时先关闭，再重新开启；旧的备用码随之作废。',
} as const
