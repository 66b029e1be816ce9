import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import { $densify, $fill, $setWindowFields } from 'mingo/operators/pipeline'
import * as window from 'mingo/operators/window'
import { copy, type Doc } from '../../wire/ejson'
import { evaluateWithMingo } from '../mingo'
import type { StageForm, StageForms } from './stage'

const pipeline = { $densify, $fill, $setWindowFields }
const context = Context.init({ accumulator, expression, pipeline, window } as never)

/** Stages of MongoDB that the SDK does not list, by mingo. It writes into what it is given. */
export const otherStages: StageForms = Object.fromEntries(
  Object.keys(pipeline).map((name): [string, StageForm] => [
    name,
    (operand) => (docs) =>
      evaluateWithMingo(
        () =>
          new Aggregator(
            [{ [name]: copy(operand) }] as never,
            {
              // mingo's windows call a function of their own; what comes over the wire is data and cannot be one
              scriptEnabled: name === '$setWindowFields',
              context,
            } as never,
          ).run(docs.map(copy)) as Doc[],
      ),
  ]),
)
