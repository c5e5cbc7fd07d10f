import { addDays } from '../../basics/days.ts'
import type { RecordIndicator } from '../../evaluation/index.ts'
import { type IndicatorCode, indicators, recordsOf } from '../records.ts'
import { pollOpens, yearOf } from '../rounds.ts'
import type { Wave } from '../units.ts'
import { actorIn, type Cast, hourOf, type Stage } from './stage.ts'

const names: Readonly<Record<IndicatorCode, RecordIndicator>> = {
  answered: 'answered-in-time',
  struck: 'struck-off',
  reopened: 're-opened',
  area: 'floor-area',
  fee: 'free-or-low-fee',
  own: 'own-projects',
  shown: 'demonstrations',
}

/** Work records with their papers, and why a source is not there: who refused, and where outside reasons count. */
export async function enterRecords(stage: Stage, wave: Wave, cast: Cast): Promise<void> {
  const { services, clock, scope, seed, today } = stage
  const { record } = services.evaluation
  const year = yearOf(today, wave)
  const admin = actorIn(cast, 'shizong')
  const clerk = actorIn(cast, 'luru1')
  await clock.at(hourOf(addDays(pollOpens(today, wave), 4), 10), async () => {
    for (const unit of scope.units) {
      const records = recordsOf(seed, unit, wave)
      if ('refused' in records) {
        await record.declareAbsence(
          {
            unit: unit.code,
            year,
            source: 'records',
            reason: 'refused',
            reminder: `示例函〔${year}〕8 号`,
            why: '两次书面提醒后仍拒绝提供台账',
          },
          admin,
        )
        continue
      }
      for (const { code, title } of indicators)
        await record.enter(
          {
            unit: unit.code,
            year,
            indicator: names[code],
            value: records.values[code],
            evidence: `${title.replace(/（.*$/, '')}核对表（示例）第 ${year} 号`,
          },
          clerk,
        )
    }
    for (const unit of scope.units.filter((one) => one.thirdParty[wave] === 'missing'))
      await record.declareAbsence(
        {
          unit: unit.code,
          year,
          source: 'third-party',
          reason: 'outside',
          reminder: '',
          why: '外部评估队因道路中断没有进场，与单位无关',
        },
        admin,
      )
  })
}
