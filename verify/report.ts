import type { Kept } from './check-receipt.ts'
import { checkWords } from './check-words.ts'
import type { Faults } from './fault.ts'
import { linkCheck } from './link-check.ts'
import { type Rule, ruleNames, rules } from './rules.ts'
import type { Findings } from './verify-bundle.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Whose bundle it is. The six characters are compared with a poster, nothing else can say it. */
function about({ round, audience }: Findings): string[] {
  if (round === undefined) return []
  const { manifest, hash } = round
  const issuers = manifest.issuers.map(({ id, name }) => `${id} ${name}`).join('，')
  return [
    `${manifest.title} · ${manifest.round} · ${audience === 'audit' ? '审计 audit' : '公开 public'}`,
    `核对词，请与海报比对 Check words, compare them with the poster: ${checkWords(hash)}`,
    `链接校验 Check in links: ${linkCheck(hash)} · 清单 Manifest: ${hash.toString('hex')}`,
    `日志公钥 Log key: ${manifest.logKey}`,
    `签发方 Issuers: ${issuers}`,
  ]
}

function counts({ tallies, heads }: Findings): string[] {
  if (tallies === undefined) return []
  const all = [...tallies.values()]
  const ballots = sum(all.map((each) => each.ballots))
  const sheets = sum(all.map(({ spoiled, unused }) => spoiled + unused))
  return [
    `选票 Ballots ${ballots} · 作废纸票 Void sheets ${sheets} · 卷种 Styles ${all.length} · 封存 Heads ${heads}`,
  ]
}

/** Numbers as ECMAScript writes them: the shortest text that names the same 64 bits. */
const figures = ({ figures: shown, round }: Findings): string[] =>
  [...(shown ?? [])].map(([style, { n, awareness, participation, satisfaction }]) =>
    [
      `${style} ${round?.styles.get(style)?.style.title ?? ''}`,
      `n ${n}`,
      `知晓度 awareness ${awareness ?? '—'}`,
      `参与度 participation ${participation ?? '—'}`,
      `满意度 satisfaction ${satisfaction ?? '—'}`,
    ].join(' · '),
  )

const promise = ({ batch, sealed, promised }: Kept): string =>
  sealed <= promised
    ? `回执的选票在第 ${batch} 批，${sealed} 封存，没有晚于承诺的 ${promised}。The ballot of the receipt stands in batch ${batch}, sealed on ${sealed}, not after the promised ${promised}.`
    : `回执的选票在第 ${batch} 批，${sealed} 封存，晚于承诺的 ${promised}。The ballot of the receipt stands in batch ${batch}, sealed on ${sealed}, after the promised ${promised}.`

function check(rule: Rule, faults: Faults): string[] {
  const [chinese, english] = rules[rule]
  const broken = faults.of(rule)
  if (broken === undefined) return faults.isJudged(rule) ? [`✓ ${rule}: ${chinese} ${english}`] : []
  const { count, places } = broken
  const more = count > places.length ? [`… ${count}`] : []
  return [
    `✗ ${rule}: ${chinese} ${english}`,
    ...complaints(rule, places),
    ...more.map((line) => `  ${rule}: ${line}`),
  ]
}

const complaints = (rule: Rule, places: readonly string[]): string[] =>
  places.map((place) => `  ${rule}: ${place}`)

/** After a fault some rules cannot be judged any more; nobody should take them for kept. */
function unjudged(faults: Faults): string[] {
  const names = ruleNames.filter((rule) => !faults.isJudged(rule))
  const isWhole = faults.names().length === 0 || names.length === 0
  return isWhole ? [] : [`没有查验 Not judged: ${names.join(', ')}`]
}

/** The last line, for people and programs: `accepted`, or `refused:` and the names of the rules that do not hold. */
export const verdict = (faults: Faults): string =>
  faults.names().length === 0 ? 'accepted' : `refused: ${faults.names().join(', ')}`

/** A forger's title must not move the cursor, turn the writing or begin a line of its own. */
const plain = (line: string): string => line.replace(/\p{C}/gu, '\ufffd')

/** All that is said of a bundle; `quiet` leaves only what is wrong and the verdict. */
export function report(findings: Findings, faults: Faults, quiet: boolean): string[] {
  const wrong = faults.names().flatMap((rule) => complaints(rule, faults.of(rule)?.places ?? []))
  if (quiet) return [...wrong, verdict(faults)].map(plain)
  return [
    ...about(findings),
    ...counts(findings),
    ...ruleNames.flatMap((rule) => check(rule, faults)),
    ...unjudged(faults),
    ...figures(findings),
    ...(findings.kept === undefined ? [] : [promise(findings.kept)]),
    verdict(faults),
  ].map(plain)
}
