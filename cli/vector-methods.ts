import { z } from 'zod'
import {
  ahpWeights,
  answerPattern,
  benjaminiHochberg,
  combine,
  composite,
  criticWeights,
  cronbachAlpha,
  empiricalBayes,
  entropyWeights,
  goalposts,
  icc,
  kendallW,
  kish,
  krippendorffAlpha,
  minMax,
  omegaFromCorrelation,
  omegaFromLoadings,
  poststratify,
  rakedMean,
  rankUncertainty,
  raterSeverity,
  suppressionAudit,
  topsis,
  weightedDifference,
  weightedMean,
  wilson,
  zScore,
} from '../scoring/index.ts'

export type Method = (input: unknown) => unknown

const method =
  <Schema extends z.ZodType>(schema: Schema, run: (input: z.output<Schema>) => unknown): Method =>
  (input) =>
    run(schema.parse(input))

/** null in a vector is a missing value. */
const missable = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN)
const column = z.array(missable)
const numbers = z.array(z.number())
const matrix = z.array(column)
const labels = z.array(z.string())
const counts = z.record(z.string(), z.number())
const figures = z.array(z.number().nullable())
const confidence = z.number()
const sample = z.object({ y: column, weights: numbers, strata: labels.optional() })

const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  value === undefined ? {} : { [key]: value }

/** The method behind each file name; an input is parsed strictly enough to fail loudly. */
export const vectorMethods: Readonly<Record<string, Method>> = {
  wilson: method(
    z.object({ successes: z.number(), n: z.number(), confidence }),
    ({ successes, n, confidence: level }) => wilson(successes, n, level),
  ),
  'weighted-mean': method(
    sample.extend({ stratumPopulation: counts.optional(), confidence }),
    ({ y, weights, strata, stratumPopulation, confidence: level }) =>
      weightedMean(y, weights, {
        ...optional('strata', strata),
        ...optional('stratumPopulation', stratumPopulation),
        confidence: level,
      }),
  ),
  'weighted-difference': method(
    z.object({ a: sample, b: sample, confidence }),
    ({ a, b, confidence: level }) =>
      weightedDifference(
        { y: a.y, weights: a.weights, ...optional('strata', a.strata) },
        { y: b.y, weights: b.weights, ...optional('strata', b.strata) },
        level,
      ),
  ),
  poststratification: method(
    z.object({ y: column, baseWeights: numbers, strata: labels, population: counts }),
    ({ y, baseWeights, strata, population }) => poststratify(y, baseWeights, strata, population),
  ),
  raking: method(
    z.object({
      y: column,
      baseWeights: numbers,
      margins: z.array(z.object({ variable: z.string(), categories: labels, targets: counts })),
      maxIterations: z.number(),
      tolerance: z.number(),
    }),
    ({ y, baseWeights, margins, maxIterations, tolerance }) =>
      rakedMean(y, baseWeights, margins, { maxIterations, tolerance }),
  ),
  kish: method(z.object({ weights: numbers }), ({ weights }) => kish(weights)),
  'cronbach-alpha': method(
    z.object({ items: matrix, missing: z.literal('listwise'), confidence }),
    ({ items, confidence: level }) => cronbachAlpha(items, level),
  ),
  omega: method(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('fromLoadings'), loadings: numbers, uniquenesses: numbers }),
      z.object({ kind: z.literal('fromCorrelation'), correlation: z.array(numbers) }),
    ]),
    (input) =>
      input.kind === 'fromLoadings'
        ? { omega: omegaFromLoadings(input.loadings, input.uniquenesses) }
        : omegaFromCorrelation(input.correlation),
  ),
  icc: method(
    z.object({ ratings: matrix, missing: z.literal('listwise').optional(), confidence }),
    ({ ratings, confidence: level }) => icc(ratings, level),
  ),
  'krippendorff-alpha': method(
    z.object({ ratings: matrix, level: z.enum(['nominal', 'ordinal', 'interval']) }),
    ({ ratings, level }) => ({ alpha: krippendorffAlpha(ratings, level) }),
  ),
  'kendall-w': method(z.object({ ratings: matrix }), ({ ratings }) => kendallW(ratings)),
  'rater-severity': method(
    z.object({
      ratings: z.array(z.object({ unit: z.string(), rater: z.string(), score: z.number() })),
    }),
    ({ ratings }) => raterSeverity(ratings),
  ),
  ahp: method(z.object({ matrix: z.array(numbers) }), (input) => ahpWeights(input.matrix)),
  'entropy-weights': method(z.object({ matrix: z.array(numbers) }), (input) =>
    entropyWeights(input.matrix),
  ),
  critic: method(z.object({ matrix: z.array(numbers) }), (input) => ({
    weights: criticWeights(input.matrix),
  })),
  topsis: method(
    z.object({ matrix: z.array(numbers), weights: numbers, directions: numbers }),
    (input) => topsis(input.matrix, input.weights, input.directions),
  ),
  normalisation: method(
    z.discriminatedUnion('method', [
      z.object({
        method: z.literal('minmax'),
        values: column,
        range: z.tuple([z.number(), z.number()]),
      }),
      z.object({
        method: z.literal('zscore'),
        values: column,
        targetMean: z.number(),
        targetSd: z.number(),
      }),
      z.object({
        method: z.literal('goalposts'),
        values: column,
        lower: z.number(),
        upper: z.number(),
      }),
    ]),
    (input) => {
      if (input.method === 'minmax') return { values: minMax(input.values, input.range) }
      if (input.method === 'goalposts') {
        return { values: goalposts(input.values, input.lower, input.upper) }
      }
      return { values: zScore(input.values, input.targetMean, input.targetSd) }
    },
  ),
  aggregation: method(
    z.object({
      method: z.enum(['arithmetic', 'geometric', 'harmonic']),
      values: column,
      weights: numbers,
    }),
    ({ method: kind, values, weights }) => ({ value: combine(kind, values, weights) }),
  ),
  composite: method(
    z.object({
      units: labels,
      indicators: z.array(
        z.object({
          code: z.string(),
          direction: z.union([z.literal(1), z.literal(-1)]),
          weight: z.number(),
          parent: z.string(),
          values: column,
        }),
      ),
      groups: z.array(
        z.object({ code: z.string(), parent: z.string().nullable(), weight: z.number() }),
      ),
      normalisation: z.object({
        method: z.literal('minmax'),
        range: z.tuple([z.number(), z.number()]),
      }),
      aggregation: z.enum(['arithmetic', 'geometric']),
    }),
    ({ units, indicators, groups, normalisation, aggregation }) =>
      composite(units, indicators, groups, normalisation.range, aggregation),
  ),
  'benjamini-hochberg': method(z.object({ p: figures, q: z.number() }), ({ p, q }) =>
    benjaminiHochberg(p, q),
  ),
  longstring: method(z.object({ responses: matrix }), ({ responses }) => {
    const patterns = responses.map((response) => answerPattern(response))
    return {
      longstring: patterns.map((pattern) => pattern.longstring),
      averageString: patterns.map((pattern) => pattern.averageString),
      irv: patterns.map((pattern) => pattern.irv),
      straightline: patterns.map((pattern) => pattern.straightline),
    }
  }),
  'empirical-bayes': method(
    z.object({ estimates: numbers, standardErrors: numbers }),
    ({ estimates, standardErrors }) => empiricalBayes(estimates, standardErrors),
  ),
  'rank-uncertainty': method(
    z.object({ scores: numbers, standardErrors: numbers }),
    ({ scores, standardErrors }) => rankUncertainty(scores, standardErrors),
  ),
  'suppression-audit': method(
    z.object({ table: z.array(figures), rowTotals: figures, columnTotals: figures }),
    ({ table, rowTotals, columnTotals }) => ({
      cells: suppressionAudit(table, rowTotals, columnTotals),
    }),
  ),
}
