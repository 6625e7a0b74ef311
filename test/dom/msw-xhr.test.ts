import { describeXhrBeforeMsw } from './support/xhr-before-msw.ts'

describeXhrBeforeMsw()
