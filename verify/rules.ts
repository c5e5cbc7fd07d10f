/** Every rule of docs/bundle.md section 3, in its order, said as it is when it holds. */
export const rules = {
  format: ['文件的写法完全符合格式。', 'The file keeps its format to the letter.'],
  'manifest-signature': [
    '清单有日志密钥的签名，期次一致。',
    'The log key signed the manifest, and it is of this round.',
  ],
  'recipe-hash': ['计分口径就是清单里的那一份。', 'The recipe is the one that the manifest names.'],
  'form-hash': [
    '问卷就是清单里的那些，手机上的和完整的是同一份。',
    'The questionnaires are those of the manifest; the one on the phones is the whole one without its measures.',
  ],
  measures: [
    '每道题计入什么，投票之前就定了。',
    'What each question measures was fixed before the first answer.',
  ],
  'record-signature': [
    '延期、作废和结束记录有日志密钥的签名。',
    'The log key signed every record: extensions, voidings, the close.',
  ],
  'record-leaf': [
    '每份记录单独封成一批，最后一批是结束记录。',
    'Each record is alone in its batch, and the last batch is the close.',
  ],
  'first-leaf': ['日志的第一片叶子是清单。', 'The first leaf of the log is the manifest.'],
  'leaf-order': [
    '每一批里的叶子从小到大排列。',
    'Within each batch the leaves strictly rise, so their order says nothing.',
  ],
  root: ['每个树根都由叶子算得出来。', 'Every root follows from the leaves.'],
  'head-signature': ['每次封存都有日志密钥的签名。', 'The log key signed every head.'],
  'head-size': ['每次封存的叶子数属实。', 'Every head counts its leaves rightly.'],
  'head-order': ['封存逐批编号，日期不倒退。', 'Batches count up by one, and days never go back.'],
  'unknown-leaf': ['每张选票都在日志里。', 'Every ballot and void sheet stands in the log.'],
  'missing-leaf': [
    '日志里的每片叶子都有选票。',
    'Every leaf of the log has its ballot or void sheet here.',
  ],
  'ballot-order': [
    '选票和答卷按规定的次序排列。',
    'Ballots, void sheets and rows stand in their order.',
  ],
  'doubled-token': ['没有一个资格用了两次。', 'No token was used twice.'],
  'token-signature': [
    '每个资格都由每个签发方签过，没有别人签的。',
    'Every token was signed by each issuer, and by nobody else.',
  ],
  counts: [
    '张数对得上：选票和作废不超过领取，领取不超过邀请、纸质和补发。',
    'The counts agree: ballots and void sheets ≤ collected ≤ invited + paper + re-issued, which is within its cap.',
  ],
  'rows-hash': [
    '公布的答卷就是结束时封存的那张表。',
    'The rows are the table that was sealed at the close.',
  ],
  'rows-count': ['每张选票都有一份答卷。', 'There are as many rows as ballots.'],
  'row-shape': [
    '答卷里只有问卷给出的选项。',
    'Rows hold only what the questionnaire offers: no text, no profile.',
  ],
  figure: [
    '每个数字重新计算，逐位相同。',
    'Every figure, computed again, is the same to the last bit.',
  ],
  opened: ['每张选票打开后与承诺一致。', 'Every opened ballot is what was committed to.'],
  'opened-rows': [
    '公布的答卷恰好是打开的选票。',
    'The rows are exactly those of the opened ballots.',
  ],
  'void-round': ['作废的不公布数字。', 'What was voided shows no figure.'],
  receipt: [
    '回执由这份日志签发，选票在日志里。',
    'The receipt was signed by this log, and its ballot stands in it.',
  ],
} as const satisfies { readonly [name: string]: readonly [chinese: string, english: string] }

export type Rule = keyof typeof rules

const isRule = (name: string): name is Rule => Object.hasOwn(rules, name)

/** In the order of the table. */
export const ruleNames: readonly Rule[] = Object.keys(rules).filter(isRule)
