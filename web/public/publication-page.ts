import { type Dot, dotPlot } from './dot-plot.ts'
import { type Html, html } from './html.ts'

interface PrintedFigure {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly n: number
}

interface Three {
  readonly awareness: PrintedFigure
  readonly participation: PrintedFigure
  readonly satisfaction: PrintedFigure
}

interface PrintedUnit extends Three {
  readonly unit: string
  readonly name: string
  readonly invited: number | null
  readonly answered: number
  readonly listedOnly: boolean
}

/** What the page prints; everything on it was sealed when it was published. */
export interface PrintedPublication {
  readonly id: string
  readonly kind: 'objection' | 'final'
  readonly title: string
  readonly hash: string
  readonly publishedAt: Date
  readonly objectionsUntil?: string | undefined
  readonly demo: boolean
  readonly body: {
    readonly mode: string
    readonly batch?: number | undefined
    readonly opensAt: string
    readonly closesAt: string
    readonly recipe: string
    readonly custodians: readonly string[]
    readonly checkWords?: string | undefined
    readonly city?: Three | undefined
    readonly units: readonly PrintedUnit[]
  }
}

const fixed = (value: number) => value.toFixed(1)
const day = (instant: Date | string) =>
  new Date(instant).toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })

const cell = ({ value, lower, upper, n }: PrintedFigure): Html =>
  value === null
    ? html`<td class="quiet">不公布</td>`
    : html`<td>${fixed(value)}<small>${lower === null || upper === null ? '' : `${fixed(lower)}–${fixed(upper)}`}</small><small>${n} 份</small></td>`

/** An open link draws nobody by lot: its interval rests on an assumption, and says so. */
const intervalOf = ({ mode }: PrintedPublication['body']) =>
  mode === 'ballot' ? '95% 区间' : '模型区间'

/** Who was asked stands under who answered. */
const answeredCell = ({ answered, invited }: PrintedUnit): Html =>
  answered === 0
    ? html`<td><span class="quiet">少于 10</span></td>`
    : html`<td>${answered}${invited === null ? '' : html`<small>邀请 ${invited}</small>`}</td>`

/** The example is marked above; its marks before every name would leave no room on a phone. */
const dotOf = ({ name, satisfaction, listedOnly }: PrintedUnit): Dot[] => {
  const { value, lower, upper } = satisfaction
  if (value === null || lower === null || upper === null) return []
  return [{ name: name.replace('示例·', ''), value, lower, upper, quiet: listedOnly }]
}

function summary({ body }: PrintedPublication): Html {
  const { city, units } = body
  const answered = units.reduce((sum, unit) => sum + unit.answered, 0)
  const figure = (name: string, { value, lower, upper }: PrintedFigure) =>
    value === null || lower === null || upper === null
      ? ''
      : `${name} ${fixed(value)}（${intervalOf(body)} ${fixed(lower)}–${fixed(upper)}）`
  const sentences =
    city === undefined
      ? []
      : [
          figure('知晓度', city.awareness),
          figure('参与度', city.participation),
          figure('满意度', city.satisfaction),
        ].filter((sentence) => sentence !== '')
  return html`<p>${units.length} 家单位，收到答卷约 ${Math.round(answered / 5) * 5} 份。</p>
${sentences.length === 0 ? '' : html`<p>全市合计：${sentences.join('，')}。</p>`}
<p>两家的区间重叠得多，就分不出高低；本页不排名。</p>`
}

/** The public report: server HTML, readable without JavaScript, sealed by its hash. */
export const publicationPage = (publication: PrintedPublication): string => {
  const { body, kind, title } = publication
  const closed = body.mode === 'ballot'
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${kind === 'objection' ? '公示' : '通报'}：${title}</title>
<style>
body{font:1.125rem/1.6 system-ui,'Noto Sans CJK SC',sans-serif;color:#1c1c1c;margin:0 auto;max-width:56rem;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.2rem;margin-top:2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{padding:.5rem;border-bottom:1px solid #ccc;text-align:end;vertical-align:top}
th:first-child,td:first-child{text-align:start}td small{display:block;color:#555}thead th{border-bottom:2px solid #444}
.quiet{color:#595959}.strip{background:#fff3d6;color:#4d3800;padding:.5rem .8rem}
.plot{display:grid;grid-template-columns:minmax(6em,11em) 1fr;column-gap:.8rem;align-items:center;margin:0 1rem 1rem 0;font-size:.9rem}
.plot span{text-align:end;line-height:1.2}.plot svg{width:100%;height:1.9rem;overflow:visible}
code{overflow-wrap:anywhere}thead th{white-space:nowrap}
@media(max-width:34rem){table{font-size:1rem}th,td{padding:.5rem .25rem}td small{font-size:.75rem}}
</style>
</head>
<body>
<main>
${publication.demo ? html`<p class="strip">示例：所有数字均为虚构。</p>` : ''}
<h1>${kind === 'objection' ? '公示' : '通报'}：${title}</h1>
<p>${day(publication.publishedAt)}发布。答题时间 ${day(body.opensAt)}至${day(body.closesAt)}。</p>
${publication.objectionsUntil === undefined ? '' : html`<p><strong>公示期到 ${day(`${publication.objectionsUntil}T00:00:00+08:00`)}。有异议请在公示期内以书面形式向市总工会提出。</strong></p>`}
${summary(publication)}
<h2>各单位满意度</h2>
${dotPlot(`各单位满意度和${intervalOf(body)}，数字见下表`, body.units.flatMap(dotOf))}
<div class="wide" tabindex="0" role="region" aria-label="各单位数字">
<table>
<thead><tr><th scope="col">单位</th><th scope="col">知晓度</th><th scope="col">参与度</th><th scope="col">满意度</th><th scope="col">答卷</th></tr></thead>
<tbody>
${body.units.map(
  (unit) =>
    html`<tr><th scope="row">${unit.name}${unit.listedOnly ? html`<small class="quiet">（只列出，不定等次）</small>` : ''}</th>${cell(unit.awareness)}${cell(unit.participation)}${cell(unit.satisfaction)}${answeredCell(unit)}</tr>`,
)}
</tbody>
</table>
</div>
<h2>怎么算的</h2>
<p>满意度由总体满意、与期望相比、与理想相比三题合成（权重 0.4、0.3、0.3），非常满意 100 分、满意 80、基本满意 60、不满意 30、非常不满意 0。“不了解”不计入。满意度只按了解这家单位的人算，知晓度、参与度按全体服务对象算；参与度是用过的服务项数除以 3（适合的不到 3 项的，除以适合的项数）。答卷按服务对象名册加权，小字是${closed ? ' 95% 区间' : '模型区间（假定应答者在加权后可代表全体）'}和算进去的份数。少于 10 份答卷的不公布，少于 30 份的只列出。计分口径 ${body.recipe}。</p>
${
  closed
    ? html`<p>答卷不记名，封存后谁也查不到哪张是谁填的。截至第 ${body.batch ?? 0} 批封存。签发：${body.custodians.length > 1 ? body.custodians.join('、') : `由一方保管（${body.custodians.join('')}）`}。核对字：${body.checkWords ?? ''}。</p>`
    : html`<p><strong>开放链接收集的答卷，仅供参考，不计入考核。</strong></p>`
}
<p class="quiet">本页封存校验码：<code>${publication.hash}</code></p>
</main>
</body>
</html>
`.html
}
