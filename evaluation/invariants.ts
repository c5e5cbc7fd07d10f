import { type Invariant, restore } from '../basics/database.ts'
import { recipes } from '../scoring/index.ts'
import type { AssessmentStore } from './assessment/assessment.store.ts'
import { assessmentHash } from './assessment/assessment.ts'
import type { IndexStore } from './indices/index.store.ts'
import { seedOf } from './indices/index-record.ts'
import type { PublicationStore } from './publication/publication.store.ts'
import { publicationHash } from './publication/publication.ts'
import type { SchemeStore } from './scheme/scheme.store.ts'

interface Deps {
  readonly indices: IndexStore
  readonly assessments: AssessmentStore
  readonly schemes: SchemeStore
  readonly publications: PublicationStore
}

/** A figure whose recipe is gone cannot be computed again by anybody. */
const recipeInvariant = ({ indices }: Deps): Invariant => ({
  name: '指数的口径都在',
  async *look() {
    for await (const { round, style, recipe, recipeVersion } of indices.all())
      if (recipes[recipe]?.version !== recipeVersion)
        yield `期次 ${round} 的 ${style}：指数用的口径 ${recipe} 第 ${recipeVersion} 版，这一版程序里没有。`
  },
  mend: '换回有这个口径的程序版本：git checkout 版本号 && npm start',
})

const seedInvariant = ({ indices }: Deps): Invariant => ({
  name: '指数的随机种子出自它的输入',
  async *look() {
    for await (const { round, style, recipe, recipeVersion, inputHash, seed } of indices.all())
      if (seed !== seedOf(recipe, recipeVersion, inputHash))
        yield `期次 ${round} 的 ${style}：随机种子和输入的指纹对不上，有人改过这条指数。`
  },
  mend: restore('REGISTER', 'indices'),
})

const inputInvariant = ({ assessments, schemes }: Deps): Invariant => ({
  name: '考核结果的输入没有改动',
  async *look() {
    const known = new Set((await schemes.list()).map(({ id }) => id))
    for await (const row of assessments.all()) {
      const name = `${row.year} 年 ${row.unit} 的第 ${row.revision} 版考核结果`
      if (!known.has(row.scheme)) yield `${name}：指标体系 ${row.scheme} 不见了。`
      if (assessmentHash(row) !== row.inputHash)
        yield `${name}：输入和它的指纹对不上，有人改过数据库。`
    }
  },
  mend: restore('REGISTER', 'assessments'),
})

const publishedInvariant = ({ publications }: Deps): Invariant => ({
  name: '公示的内容没有改动',
  async *look() {
    for await (const { id, title, body, hash } of publications.all())
      if (publicationHash(body) !== hash)
        yield `公示「${title}」（${id}）：内容和它的指纹对不上，有人改过数据库。`
  },
  mend: restore('REGISTER', 'publications'),
})

/** What must hold of the stored figures, assessments and publications, whatever happened. */
export const evaluationInvariants = (deps: Deps): Invariant[] => [
  recipeInvariant(deps),
  seedInvariant(deps),
  inputInvariant(deps),
  publishedInvariant(deps),
]
